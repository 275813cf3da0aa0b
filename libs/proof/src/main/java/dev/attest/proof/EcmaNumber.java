package dev.attest.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Numbers as ECMAScript's `Number.prototype.toString` writes them (RFC 8785, section 3.2.2.3).
final class EcmaNumber {

    private EcmaNumber() {}

    static String of(JsonNode number, String pointer) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new MalformedJsonException(pointer, "a number is too large or not a number");
        }
        String text = of(value);
        if (number.isIntegralNumber() && !same(number.bigIntegerValue(), value, text)) {
            throw new MalformedJsonException(
                    pointer, "a double cannot hold " + number.asText() + "; write it as a string");
        }
        return text;
    }

    /// A double above 2^53 may have a spelling with fewer digits than it has; both count as it.
    private static boolean same(BigInteger integer, double value, String text) {
        BigDecimal given = new BigDecimal(integer);
        return new BigDecimal(value).compareTo(given) == 0
                || new BigDecimal(text).compareTo(given) == 0;
    }

    static String of(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        // the decimal point stands behind this many digits
        int point = digits.length() - shortest.scale();
        String text = layOut(digits, point);
        return value < 0 ? "-" + text : text;
    }

    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /// The shortest decimal that reads back as the same double, the nearest of several.
    /// `Double.toString` gives it, but never fewer than two digits; one may be enough (5e-324).
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() != 2) {
            return decimal;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal best = decimal;
        BigInteger tens = decimal.unscaledValue().divide(BigInteger.TEN);
        for (BigInteger digit : new BigInteger[] {tens, tens.add(BigInteger.ONE)}) {
            BigDecimal candidate = new BigDecimal(digit, decimal.scale() - 1).stripTrailingZeros();
            boolean same = candidate.doubleValue() == value;
            boolean nearer =
                    best.precision() == 2
                            || candidate.subtract(exact).abs().compareTo(best.subtract(exact).abs())
                                    < 0;
            if (same && nearer) {
                best = candidate;
            }
        }
        return best;
    }
}
