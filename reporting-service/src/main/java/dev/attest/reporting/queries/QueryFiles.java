package dev.attest.reporting.queries;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The queries that come with the product: `queries/<name>.yaml` on the class path.
@Singleton
class QueryFiles {

    private static final String FOLDER = "queries";
    private static final String SUFFIX = ".yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, QueryDefinition> byName = new TreeMap<>();

    QueryFiles() {
        try {
            ClassPathUtils.consumeAsPaths(QueryFiles.class.getClassLoader(), FOLDER, this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("the queries cannot be read", e);
        }
    }

    /// All of them, by name.
    Collection<QueryDefinition> all() {
        return byName.values();
    }

    Optional<QueryDefinition> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .map(QueryFiles::query)
                    .forEach(query -> byName.put(query.name(), query));
        } catch (IOException e) {
            throw new UncheckedIOException("the queries cannot be listed", e);
        }
    }

    private static QueryDefinition query(Path file) {
        String name = file.getFileName().toString();
        try {
            return YAML.readValue(Files.readAllBytes(file), QueryDefinition.Content.class)
                    .named(name.substring(0, name.length() - SUFFIX.length()));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("queries/" + name + ": " + e.getMessage(), e);
        }
    }
}
