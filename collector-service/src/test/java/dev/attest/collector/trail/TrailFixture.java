package dev.attest.collector.trail;

import dev.attest.collector.trail.TrailBatch.WatchedRecord;
import dev.attest.events.activity.ActivityRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/// Trail files for tests.
public final class TrailFixture {

    /// The bounds as they are configured.
    static final TrailLimits STANDARD = new TrailLimits(256L << 20, 1 << 20, 64, 1 << 19);

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    /// As shipped, and one role that an operator named.
    static final NoiseFilter NOISE =
            new NoiseFilter(true, List.of("arn:*:iam::*:role/scan/*", "posture-*"));

    private TrailFixture() {}

    /// A record that can be stored.
    public static String record(String eventId) {
        return record(eventId, "2026-10-05T10:00:00Z");
    }

    public static String record(String eventId, String time) {
        return """
        {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dora",\
        "accountId":"111122223333","userName":"dora"},"eventTime":"%s","eventSource":"s3.amazonaws.com",\
        "eventName":"GetObject","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7","userAgent":"cli",\
        "requestParameters":null,"responseElements":null,"eventID":"%s","readOnly":true,\
        "recipientAccountId":"111122223333"}\
        """
                .formatted(time, eventId);
    }

    public static String file(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Everything that a reading gives, in one.
    record Read(List<TrailRecord> records, List<WatchedRecord> watched, TrailReading reading) {
        List<String> ids() {
            return records.stream().map(r -> r.activity().eventId()).sorted().toList();
        }

        List<String> reasons() {
            return reading.quarantined().stream().map(q -> q.reason()).toList();
        }
    }

    static Read read(String text) {
        return read(new ByteArrayInputStream(utf8(text)), STANDARD);
    }

    static Read read(java.io.InputStream in, TrailLimits limits) {
        return read(in, limits, Scope.ALL, _ -> true, 100);
    }

    static Read read(
            java.io.InputStream in,
            TrailLimits limits,
            Scope scope,
            Predicate<ActivityRecord> watched,
            int batchRows) {
        TrailReading reading = reading(in, limits, scope, watched, batchRows);
        List<TrailRecord> records = new ArrayList<>();
        List<WatchedRecord> whole = new ArrayList<>();
        do {
            TrailBatch batch = reading.next();
            records.addAll(batch.records());
            whole.addAll(batch.watched());
        } while (!reading.atEnd());
        return new Read(records, whole, reading);
    }

    /// How many records each batch has.
    static List<Integer> batches(String text, int batchRows) {
        TrailReading reading =
                reading(
                        new ByteArrayInputStream(utf8(text)),
                        STANDARD,
                        Scope.ALL,
                        _ -> true,
                        batchRows);
        List<Integer> sizes = new ArrayList<>();
        do {
            sizes.add(reading.next().records().size());
        } while (!reading.atEnd());
        return sizes;
    }

    private static TrailReading reading(
            java.io.InputStream in,
            TrailLimits limits,
            Scope scope,
            Predicate<ActivityRecord> watched,
            int batchRows) {
        return new TrailReading(
                in,
                limits,
                new RecordParser(limits, NOISE, CLOCK),
                watched,
                _ -> {},
                scope,
                batchRows);
    }
}
