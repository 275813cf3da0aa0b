package dev.attest.collector.platform;

import dev.attest.rest.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/// Typed parts of a cursor; a forged one is the caller's mistake, not ours.
public final class CursorParts {

    private CursorParts() {}

    public static Instant instant(String part) {
        try {
            return Instant.parse(part);
        } catch (DateTimeException e) {
            throw bad();
        }
    }

    public static UUID uuid(String part) {
        try {
            return UUID.fromString(part);
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    private static ProblemException bad() {
        return ProblemException.badRequest(
                "bad-cursor", "The cursor is not one that this list gave out.");
    }
}
