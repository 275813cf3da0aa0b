package dev.attest.reporting.queries;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What Athena would charge.
final class AthenaCost {

    private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);
    private static final int DIGITS = 8;

    private AthenaCost() {}

    /// @param bytes that were scanned
    /// @return US dollars
    static BigDecimal of(long bytes, QueryConfig.Athena prices) {
        long step = prices.stepBytes();
        long rounded = Math.ceilDiv(bytes, step) * step;
        return BigDecimal.valueOf(Math.max(rounded, prices.leastBytes()))
                .multiply(prices.dollarsPerTerabyte())
                .divide(TERABYTE, DIGITS, RoundingMode.HALF_UP);
    }
}
