package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Reads `rules/<id>.yaml` from the class path.
final class RuleFiles {

    private static final String FOLDER = "rules";
    private static final String SUFFIX = ".yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private RuleFiles() {}

    /// All rules by id. A file that cannot be read stops the service: silence would look like
    /// peace.
    static List<AlertRule> all() {
        List<AlertRule> rules = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    RuleFiles.class.getClassLoader(), FOLDER, folder -> read(folder, rules));
        } catch (IOException e) {
            throw new UncheckedIOException("the alert rules cannot be read", e);
        }
        if (rules.isEmpty()) {
            throw new IllegalStateException("there are no alert rules");
        }
        rules.sort(Comparator.comparing(AlertRule::id));
        return List.copyOf(rules);
    }

    private static void read(Path folder, List<AlertRule> rules) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .forEach(f -> rules.add(rule(f)));
        } catch (IOException e) {
            throw new UncheckedIOException("the alert rules cannot be listed", e);
        }
    }

    private static AlertRule rule(Path file) {
        String name = file.getFileName().toString();
        try {
            return YAML.readValue(Files.readAllBytes(file), AlertRule.Content.class)
                    .named(name.substring(0, name.length() - SUFFIX.length()));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("rules/" + name + ": " + e.getMessage(), e);
        }
    }
}
