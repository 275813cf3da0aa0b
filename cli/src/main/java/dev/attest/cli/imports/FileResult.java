package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import java.nio.file.Path;
import java.util.Locale;

/// What became of one file. `error` is empty when the collector took it.
record FileResult(Path file, JsonNode report, String error) {
    long number(String field) {
        return report.path(field).asLong(0);
    }

    boolean failed() {
        return !error.isEmpty();
    }

    boolean incomplete() {
        JsonNode snapshot = report.path("snapshot");
        return snapshot.isObject() && !snapshot.path("complete").asBoolean(true);
    }

    boolean clean() {
        return !failed() && !incomplete() && number("quarantinedCount") == 0;
    }

    String kind() {
        return Fields.text(report, "/kind").toLowerCase(Locale.ROOT);
    }
}
