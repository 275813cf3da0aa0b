package dev.attest.iamaudit.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// How long something is ago, in words.
final class Ages {

    private Ages() {}

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
