package dev.attest.risk.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordLastUseTest {

    private static final String ACCOUNT = "111122223333";
    private static final String ANN = "arn:aws:iam::111122223333:user/ann";
    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

    @Test
    void shouldRememberLongLivedKeysOnly() {
        // Given
        var batch =
                new ActivityBatchRecorded(
                        new UUID(0, 1),
                        ACCOUNT,
                        List.of(
                                record("e1", "AKIAEXAMPLE", NOON),
                                record("e2", "ASIAEXAMPLE", NOON.plusSeconds(60))));

        // When
        var uses = RecordLastUse.uses(batch);

        // Then
        assertThat(uses)
                .containsOnlyKeys(ANN, "AKIAEXAMPLE")
                .containsEntry(ANN, NOON.plusSeconds(60))
                .containsEntry("AKIAEXAMPLE", NOON);
    }

    private static ActivityRecord record(String id, String key, Instant time) {
        return new ActivityRecord(
                id,
                time,
                ACCOUNT,
                "eu-central-1",
                "s3.amazonaws.com",
                "GetObject",
                new Actor(ActorKind.IAM_USER, ANN, "ann", ACCOUNT, null, null),
                key,
                null,
                true,
                null,
                null,
                null,
                null,
                null);
    }
}
