package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.STANDARD;
import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static dev.attest.collector.trail.TrailFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void shouldKeepWhatSaysSomethingAboutIdentities() {
        // Given
        String trail =
                file(
                        record("a", "2026-10-05T10:00:00Z"),
                        iam("b"),
                        record("c", "2026-10-05T10:59:59Z"),
                        record("d", "2026-10-05T10:30:00Z"),
                        record("e", "2026-10-05T11:00:00Z"),
                        record("h", "2026-10-06T00:00:00Z"),
                        record("f", "2026-10-05T10:10:00Z").replace("dora", "bob"),
                        record("g").replace("GetObject", "PutBucketPolicy"));

        // When
        var read = read(trail, Scope.IDENTITY, 100);

        // Then
        assertThat(read.ids()).containsExactly("b", "e", "f", "g", "h");
        assertThat(read.reading().passedOver()).isEqualTo(3);
        assertThat(read.reading().seen()).isEqualTo(8);
    }

    @Test
    void shouldKeepEverythingWhenAskedTo() {
        // Given
        String trail = file(record("a"), iam("b"), record("c"));

        // When // Then
        assertThat(read(trail, Scope.ALL, 100).ids()).containsExactly("a", "b", "c");
    }

    @Test
    void shouldKeepWhatARuleWatchesAlsoWhenItIsNoise() {
        // Given
        String scanner =
                record("noise")
                        .replace("GetObject", "PutBucketPolicy")
                        .replace(
                                "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/dora\"",
                                "{\"type\":\"AssumedRole\","
                                        + "\"arn\":\"arn:aws:sts::111122223333:assumed-role/posture-1/s\"");

        // When
        var read = read(file(scanner), Scope.IDENTITY, 100);

        // Then
        assertThat(read.ids()).containsExactly("noise");
        assertThat(read.watched()).isEmpty();
        assertThat(read.reading().passedOver()).isZero();
        assertThat(read.reading().noise()).isEqualTo(1);
    }

    @Test
    void shouldHoldNoMoreThanABatch() {
        // Given
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            records.add(record("r" + i).replace("dora", "user-" + i));
        }

        // When
        var read = read(file(records.toArray(String[]::new)), Scope.IDENTITY, 10);

        // Then
        assertThat(read.ids()).hasSize(50);
        assertThat(read.reading().passedOver()).isZero();
    }

    /// Reads a trail; a rule watches PutBucketPolicy.
    private static TrailFixture.Read read(String trail, Scope scope, int batchRows) {
        return TrailFixture.read(
                new ByteArrayInputStream(utf8(trail)),
                STANDARD,
                scope,
                a -> a.eventName().equals("PutBucketPolicy"),
                batchRows);
    }

    private static String iam(String id) {
        return record(id).replace("s3.amazonaws.com", "iam.amazonaws.com");
    }
}
