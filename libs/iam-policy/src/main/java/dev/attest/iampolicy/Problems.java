package dev.attest.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The problems found so far, at most a hundred.
final class Problems {

    private static final int MAX_PROBLEMS = 100;
    private static final int MAX_SHOWN = 80;

    private final List<PolicyProblem> found = new ArrayList<>();

    void add(String pointer, String message) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(new PolicyProblem(pointer, message));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    ParsedPolicy invalid() {
        return new ParsedPolicy.Invalid(found);
    }

    void unknownElements(String pointer, JsonNode object, Set<String> known) {
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        add(child(pointer, name), "there is no such policy element");
                    }
                });
    }

    /// The text of an optional element; null when it is missing or, with a problem, not a string.
    @Nullable String text(String pointer, @Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            add(pointer, "not a string: " + shown(node));
        }
        return node.textValue();
    }

    /// One string, or a list of at least one.
    List<String> texts(String pointer, JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        if (!node.isArray() || node.isEmpty()) {
            add(pointer, "neither a string nor a list of strings: " + shown(node));
            return List.of();
        }
        List<String> texts = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            String text = text(pointer + "/" + i, node.get(i));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
