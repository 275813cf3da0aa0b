package dev.attest.reporting.queries;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.lake.Compaction;
import dev.attest.lake.LakeRecord;
import dev.attest.lake.LakeWriter;
import dev.attest.lake.ParquetEngine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A lake with the events that a test tells, written as the collector writes it.
///
/// @param location in S3; null for a folder
/// @param endpoint of S3; null for a folder
/// @param profile whose credentials S3 is asked with; null for the default chain
record WrittenLake(
        Path root, @Nullable String location, @Nullable URI endpoint, @Nullable String profile) {

    private static final ParquetEngine ENGINE =
            new ParquetEngine("128MB", Path.of("target/spill"), 1);

    WrittenLake(Path root) {
        this(root, null, null, null);
    }

    /// Adds a file for each partition of these events.
    ///
    /// @param source one hexadecimal digit that tells one raw file from another
    WrittenLake with(String source, List<JsonNode> events) {
        Lake lake = lake();
        try (LakeWriter writer = new LakeWriter(lake.store(), ENGINE, source.repeat(64), 1 << 20)) {
            int number = 0;
            for (JsonNode event : events) {
                writer.add(record(event, number++));
            }
            writer.publish();
        }
        lake.close();
        return this;
    }

    LakeQueries queries(QueryConfig config) {
        return new LakeQueries(config, lake());
    }

    /// Makes one file of the many of each day and region.
    void compact() {
        Lake lake = lake();
        new Compaction(lake.store(), ENGINE)
                .run(
                        new Compaction.Policy(2, Duration.ZERO),
                        Instant.MAX,
                        failed -> {
                            throw failed;
                        });
        lake.close();
    }

    private Lake lake() {
        return new Lake(new Place(root, location, endpoint, profile), Clock.systemUTC());
    }

    private record Place(
            Path directory, @Nullable String where, @Nullable URI address, @Nullable String called)
            implements LakeConfig, LakeConfig.S3 {
        @Override
        public Optional<String> location() {
            return Optional.ofNullable(where);
        }

        @Override
        public S3 s3() {
            return this;
        }

        @Override
        public long cacheBytes() {
            return 1 << 20;
        }

        @Override
        public String region() {
            return "eu-central-1";
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.ofNullable(address);
        }

        @Override
        public Optional<String> profile() {
            return Optional.ofNullable(called);
        }
    }

    /// Runs a query as if it were `now`, and closes what it needed.
    QueryAnswer run(
            QueryDefinition query, Map<String, String> given, Instant now, QueryConfig config)
            throws Exception {
        LakeQueries lake = queries(config);
        try {
            return new RunQuery(lake, config, Clock.fixed(now, ZoneOffset.UTC)).run(query, given);
        } finally {
            lake.close();
        }
    }

    private static LakeRecord record(JsonNode e, int number) {
        return new LakeRecord(
                Instant.parse(e.path("time").asText()),
                e.path("id").asText("event-" + number),
                e.path("name").asText("GetUser"),
                e.path("source").asText("iam.amazonaws.com"),
                e.path("account").asText("111122223333"),
                e.path("region").asText("us-east-1"),
                e.path("user").asText("dora"),
                e.path("kind").asText("IAM_USER"),
                text(e, "principal"),
                null,
                text(e, "session"),
                null,
                null,
                null,
                e.path("ip").asText("192.0.2.1"),
                text(e, "agent"),
                false,
                null,
                text(e, "error"),
                text(e, "message"),
                text(e, "request"),
                text(e, "response"));
    }

    private static @Nullable String text(JsonNode event, String field) {
        JsonNode value = event.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
