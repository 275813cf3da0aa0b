package dev.attest.reporting.queries;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.lake.LakeFolder;
import dev.attest.lake.LakeRecord;
import dev.attest.lake.LakeWriter;
import dev.attest.lake.ParquetEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A lake with the events that a test tells, written as the collector writes it.
record WrittenLake(Path root) {

    private static final ParquetEngine ENGINE =
            new ParquetEngine("128MB", Path.of("target/spill"), 1);

    /// Adds a file for each partition of these events.
    ///
    /// @param source one hexadecimal digit that tells one raw file from another
    WrittenLake with(String source, List<JsonNode> events) {
        LakeFolder folder = new LakeFolder(root);
        try (LakeWriter writer = new LakeWriter(folder, ENGINE, source.repeat(64), 1 << 20)) {
            int number = 0;
            for (JsonNode event : events) {
                writer.add(record(event, number++));
            }
            writer.publish();
        }
        return this;
    }

    LakeQueries queries(QueryConfig config) {
        return new LakeQueries(config, () -> root);
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
                null,
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
