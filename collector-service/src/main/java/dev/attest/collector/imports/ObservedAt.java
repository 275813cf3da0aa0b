package dev.attest.collector.imports;

import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The moment a file shows.
public final class ObservedAt {

    /// AWS opened that year: nothing in it is older.
    public static final Instant FIRST = Instant.parse("2006-01-01T00:00:00Z");

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private ObservedAt() {}

    /// @param given what the caller says; null for now
    public static Instant of(@Nullable Instant given, Instant now) {
        if (given == null) {
            return now.truncatedTo(ChronoUnit.MICROS);
        }
        if (given.isAfter(now.plus(CLOCK_SKEW))) {
            throw ProblemException.unprocessable(
                    "observed-in-future",
                    "A file cannot show a moment that has not come.",
                    List.of(new Violation("/at", "is later than now: " + given)));
        }
        if (given.isBefore(FIRST)) {
            throw ProblemException.unprocessable(
                    "observed-too-early",
                    "A file cannot show a moment before AWS was there.",
                    List.of(
                            new Violation(
                                    "/at", "is earlier than %s: %s".formatted(FIRST, given))));
        }
        return given.truncatedTo(ChronoUnit.MICROS);
    }
}
