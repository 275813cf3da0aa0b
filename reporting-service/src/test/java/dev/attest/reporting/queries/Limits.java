package dev.attest.reporting.queries;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;

/// What queries may take in a test.
record Limits(
        Duration timeout, Duration patience, int atOnce, String memory, int maxRows, ZoneId zone)
        implements QueryConfig {

    static final Limits USUAL =
            new Limits(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    1,
                    "256MB",
                    10_000,
                    ZoneId.of("UTC"));

    Limits maxRows(int rows) {
        return new Limits(timeout, patience, atOnce, memory, rows, zone);
    }

    Limits timeout(Duration limit) {
        return new Limits(limit, patience, atOnce, memory, maxRows, zone);
    }

    Limits patience(Duration limit) {
        return new Limits(timeout, limit, atOnce, memory, maxRows, zone);
    }

    Limits memory(String limit) {
        return new Limits(timeout, patience, atOnce, limit, maxRows, zone);
    }

    Limits zone(String id) {
        return new Limits(timeout, patience, atOnce, memory, maxRows, ZoneId.of(id));
    }

    @Override
    public int processes() {
        return atOnce;
    }

    @Override
    public String processMemory() {
        return "256MB";
    }

    @Override
    public int threads() {
        return 2;
    }

    @Override
    public long maxCharacters() {
        return 1_000_000;
    }

    @Override
    public Athena athena() {
        return new Prices(BigDecimal.valueOf(5), 10L << 20, 1L << 20);
    }

    private record Prices(BigDecimal dollarsPerTerabyte, long leastBytes, long stepBytes)
            implements Athena {}
}
