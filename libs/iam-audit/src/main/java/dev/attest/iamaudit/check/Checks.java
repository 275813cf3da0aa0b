package dev.attest.iamaudit.check;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.iampolicy.meaning.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The checks that come along, a file each.
public final class Checks {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Checks() {}

    /// All of them, in the order of `index.json`.
    public static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (JsonNode id : file("index.json")) {
            checks.add(read(id.textValue()));
        }
        return checks;
    }

    private static Check read(String id) {
        JsonNode file = file(id + ".json");
        String rule = file.required("rule").textValue();
        Map<String, List<String>> frameworks = new LinkedHashMap<>();
        file.required("frameworks")
                .properties()
                .forEach(each -> frameworks.put(each.getKey(), texts(each.getValue())));
        return new Check(
                id,
                file.required("title").textValue(),
                Severity.valueOf(file.required("severity").textValue()),
                frameworks,
                file.path("note").asText(""),
                new Check.Ruling(
                        Rules.named(rule),
                        new Parameters((ObjectNode) file.required("parameters"))));
    }

    /// A file of the folder of checks.
    static JsonNode file(String name) {
        try (InputStream in = Checks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no file " + name + " beside the checks");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isTextual()) {
                throw new IllegalStateException("an id of a requirement is a text, not " + each);
            }
            texts.add(each.textValue());
        }
        return List.copyOf(texts);
    }
}
