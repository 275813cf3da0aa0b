package dev.attest.iamaudit.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// How long something is ago, in words.
final class Ages {

    private Ages() {}

    /// A moment as AWS writes it; empty when it is none.
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean moreThan(Duration limit, Instant since, Instant at) {
        return Duration.between(since, at).compareTo(limit) > 0;
    }

    /// Such as `2026-01-02, 40 days ago`.
    static String text(Instant since, Instant at) {
        long days = Duration.between(since, at).toDays();
        return since.atOffset(ZoneOffset.UTC).toLocalDate()
                + ", "
                + days
                + (days == 1 ? " day ago" : " days ago");
    }
}
