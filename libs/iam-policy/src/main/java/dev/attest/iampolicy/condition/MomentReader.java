package dev.attest.iampolicy.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Reads a point in time: seconds since 1970 in digits only, or one of the W3C forms of ISO 8601,
/// from `2024-01` to `2024-01-01T10:00:00.5+02:00`. What is left out is the first month, the first
/// day, midnight and UTC. A year alone is digits only, so it is seconds.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", Date condition
/// operators; W3C note "Date and Time Formats"; for what IAM takes beyond it (missing parts, small
/// letters, a year alone) what the emulator moto recorded of IAM's answers.
final class MomentReader {

    private static final int MAX_DIGITS = 9;
    private static final int MAX_SECONDS = 19;

    private final String text;
    private int at;

    private MomentReader(String text) {
        this.text = text;
    }

    /// Seconds since 1970, with a fraction; null when the text is no point in time.
    static @Nullable BigDecimal read(String text) {
        MomentReader reader = new MomentReader(text);
        try {
            return reader.isDigits() ? reader.seconds() : reader.moment();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private boolean isDigits() {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private BigDecimal seconds() {
        if (text.length() > MAX_SECONDS) {
            throw new DateTimeException("too far away");
        }
        return new BigDecimal(text);
    }

    private BigDecimal moment() {
        int sign = take("-") ? -1 : 1;
        int year = sign * number(MAX_DIGITS);
        int month = take("-") ? number(2) : 1;
        int day = take("-") ? number(2) : 1;
        BigDecimal seconds =
                BigDecimal.valueOf(LocalDate.of(year, month, day).toEpochDay() * 86_400);
        if (take("Tt")) {
            seconds = seconds.add(time());
        }
        if (at < text.length()) {
            throw new DateTimeException("more than a point in time");
        }
        return seconds;
    }

    private BigDecimal time() {
        int hour = number(2);
        int minute = take(":") ? number(2) : 0;
        int second = take(":") ? number(2) : 0;
        BigDecimal time = BigDecimal.valueOf(LocalTime.of(hour, minute, second).toSecondOfDay());
        if (take(".")) {
            int from = at;
            int fraction = number(MAX_DIGITS);
            time = time.add(BigDecimal.valueOf(fraction, at - from));
        }
        return time.subtract(BigDecimal.valueOf(offset()));
    }

    private int offset() {
        if (at == text.length() || take("Zz")) {
            return 0;
        }
        int sign = take("-") ? -1 : 1;
        if (sign > 0 && !take("+")) {
            throw new DateTimeException("not a time zone");
        }
        int hours = number(2);
        int minutes = take(":") || at < text.length() ? number(2) : 0;
        return sign * LocalTime.of(hours, minutes).toSecondOfDay();
    }

    private int number(int maxDigits) {
        int from = at;
        while (at < text.length() && at - from < maxDigits && isDigit(at)) {
            at++;
        }
        if (at == from) {
            throw new DateTimeException("a number is missing");
        }
        return Integer.parseInt(text, from, at, 10);
    }

    private boolean take(String characters) {
        boolean there = at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
        at += there ? 1 : 0;
        return there;
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
