package dev.attest.collector.auditors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The committed policies that go with collection.
final class PolicyDocuments {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("..", "docs", "policies");

    private PolicyDocuments() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    static JsonNode read(String name) {
        try {
            return JSON.readTree(Files.readString(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether one of them allows an action.
    static boolean names(String action) {
        return Stream.of("role-policy", "collector-policy")
                .map(PolicyDocuments::read)
                .flatMap(policy ->
                        StreamSupport.stream(policy.findValues("Action").spliterator(), false))
                .flatMap(actions -> StreamSupport.stream(actions.spliterator(), false))
                .anyMatch(each -> each.asText().equals(action));
    }
}
