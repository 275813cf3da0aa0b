package dev.attest.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files beside the records, and JSON as the bus writes it.
final class ContractFixture {

    static final Path RESOURCES = Path.of("src/main/resources");

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private ContractFixture() {}

    static List<Class<? extends Event>> events() {
        return EventCatalogue.all().stream()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    /// Such as `AlertRaised.v1.json`.
    static String fileName(Class<? extends Event> event) {
        return EventCatalogue.typeOf(event).substring("dev.attest.".length()) + ".json";
    }

    static JsonNode schema(Class<? extends Event> event) {
        return tree(RESOURCES.resolve("schemas").resolve(fileName(event)));
    }

    static JsonNode golden(Class<? extends Event> event) {
        return tree(RESOURCES.resolve("golden").resolve(fileName(event)));
    }

    static <E extends Event> E read(JsonNode json, Class<E> event) throws IOException {
        return JSON.readValue(JSON.writeValueAsBytes(json), event);
    }

    static JsonNode write(Event event) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(event));
    }

    static Set<String> files(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
