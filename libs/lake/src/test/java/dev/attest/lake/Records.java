package dev.attest.lake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Events to write.
final class Records {

    static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    static final String SOURCE = "ab".repeat(32);

    private Records() {}

    static LakeRecord event(String id) {
        return event(id, NOON, "us-east-1");
    }

    static LakeRecord event(String id, Instant time, String region) {
        return event(id, time, region, null);
    }

    static LakeRecord event(String id, Instant time, String region, @Nullable String request) {
        return new LakeRecord(
                time,
                id,
                "CreateUser",
                "iam.amazonaws.com",
                "111122223333",
                region,
                "dora",
                "IAM_USER",
                "arn:aws:iam::111122223333:user/dora",
                "111122223333",
                null,
                null,
                "AKIAEXAMPLE",
                null,
                "192.0.2.7",
                "aws-cli",
                false,
                null,
                "",
                null,
                request,
                null);
    }
}
