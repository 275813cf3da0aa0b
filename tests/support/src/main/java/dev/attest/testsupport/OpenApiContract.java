package dev.attest.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares the OpenAPI document of a running service with the one committed under `docs/openapi/`.
/// A test run never rewrites the committed file; `-Dopenapi.write=true` is how a person does.
public final class OpenApiContract {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private OpenApiContract() {}

    /// The differences, one line each, as JSON pointers; empty when both say the same.
    ///
    /// @param service base address, such as `http://127.0.0.1:8081`
    /// @param name file name without extension, such as `collector`
    public static List<String> differences(URI service, String name) {
        Path committed = repository().resolve("docs/openapi").resolve(name + ".yaml");
        String running = RunningOpenApi.yaml(service);
        try {
            if (Boolean.getBoolean("openapi.write")) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, running);
            }
            if (!Files.exists(committed)) {
                return List.of(committed + " does not exist; write it with -Dopenapi.write=true");
            }
            return differences(Files.readString(committed), running);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compare " + committed, e);
        }
    }

    static List<String> differences(String committed, String running) throws IOException {
        var differences = new ArrayList<String>();
        compare("", YAML.readTree(committed), YAML.readTree(running), differences);
        return differences;
    }

    /// The folder that holds the whole product: the nearest one above that has the libraries.
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("libs/events"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "not inside the repository: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    private static void compare(
            String pointer,
            @Nullable JsonNode committed,
            @Nullable JsonNode running,
            List<String> differences) {
        if (committed == null || running == null) {
            differences.add(pointer + (committed == null ? " is new" : " is gone"));
        } else if (committed.isObject() && running.isObject()) {
            var names = new TreeSet<String>();
            committed.fieldNames().forEachRemaining(names::add);
            running.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                compare(child, committed.get(name), running.get(name), differences);
            }
        } else if (!committed.equals(running)) {
            differences.add(pointer + " was " + committed + ", is " + running);
        }
    }
}
