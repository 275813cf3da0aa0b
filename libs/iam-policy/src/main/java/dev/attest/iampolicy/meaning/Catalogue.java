package dev.attest.iampolicy.meaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The data this package judges by: escalation paths (one file each), privileged actions, names of
/// services. A broken file fails the first use.
final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<EscalationRule> ESCALATIONS = readEscalations();
    private static final List<PrivilegedEntry> PRIVILEGED = readPrivileged();
    private static final Map<String, String> SERVICES = readServices();
    private static final Map<PolicyFinding.Category, FindingWeight> WEIGHTS = readWeights();

    private Catalogue() {}

    /// The most telling first, as the index lists them.
    static List<EscalationRule> escalations() {
        return ESCALATIONS;
    }

    static List<PrivilegedEntry> privileged() {
        return PRIVILEGED;
    }

    /// How severe findings of the category are.
    static FindingWeight weight(PolicyFinding.Category category) {
        return Objects.requireNonNull(WEIGHTS.get(category));
    }

    /// The name people use for a service prefix; the prefix itself when none is known.
    static String service(String prefix) {
        return SERVICES.getOrDefault(prefix, prefix);
    }

    /// A file of this package's data.
    static JsonNode read(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing " + file);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<EscalationRule> readEscalations() {
        List<EscalationRule> rules = new ArrayList<>();
        for (JsonNode id : read("escalations/index.json")) {
            rules.add(EscalationFile.read(read("escalations/" + id.asText() + ".json")));
        }
        return List.copyOf(rules);
    }

    private static List<PrivilegedEntry> readPrivileged() {
        List<PrivilegedEntry> entries = new ArrayList<>();
        for (JsonNode each : read("privileged-actions.json")) {
            entries.add(
                    new PrivilegedEntry(
                            new PrivilegedAction(
                                    each.required("action").textValue(),
                                    PrivilegedAction.Category.valueOf(
                                            each.required("category").textValue()),
                                    each.required("reason").textValue()),
                            new ResourceKind(each.required("on").textValue()),
                            each.required("can").textValue(),
                            each.required("any").textValue(),
                            each.required("some").textValue()));
        }
        return List.copyOf(entries);
    }

    private static Map<PolicyFinding.Category, FindingWeight> readWeights() {
        Map<PolicyFinding.Category, FindingWeight> weights =
                new EnumMap<>(PolicyFinding.Category.class);
        JsonNode file = read("finding-categories.json");
        for (PolicyFinding.Category category : PolicyFinding.Category.values()) {
            JsonNode weight = file.required(category.name());
            JsonNode limited = weight.required("limited");
            weights.put(
                    category,
                    new FindingWeight(
                            category,
                            Severity.valueOf(weight.required("firm").textValue()),
                            limited.isNull() ? null : Severity.valueOf(limited.textValue()),
                            weight.required("reason").textValue(),
                            texts(weight.path("lesser"))));
        }
        return weights;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.textValue()));
        return Set.copyOf(texts);
    }

    private static Map<String, String> readServices() {
        Map<String, String> names = new HashMap<>();
        read("services.json")
                .properties()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        return Map.copyOf(names);
    }
}
