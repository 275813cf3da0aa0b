package dev.attest.rest;

import java.time.DateTimeException;
import java.time.Instant;

/// Moments that callers name: of the years 1 to 9999, which databases and clients agree about.
public final class Moments {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moments() {}

    /// @throws DateTimeException naming the text, when it is no instant or out of the years
    public static Instant parse(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException(text + " is not of the years 1 to 9999");
        }
        return instant;
    }
}
