package dev.attest.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads the value of a Principal or NotPrincipal element.
final class PrincipalReader {

    private final Problems problems;

    PrincipalReader(Problems problems) {
        this.problems = problems;
    }

    List<PrincipalElement> read(String pointer, JsonNode node) {
        List<PrincipalElement> elements = new ArrayList<>();
        if (node.isTextual()) {
            if (node.textValue().equals("*")) {
                elements.add(new PrincipalElement.Everyone());
            } else {
                problems.add(pointer, "not a principal: " + Problems.shown(node));
            }
        } else if (!node.isObject() || node.isEmpty()) {
            problems.add(pointer, "neither \"*\" nor an object: " + Problems.shown(node));
        } else {
            node.properties()
                    .forEach(entry -> {
                        String at = Problems.child(pointer, entry.getKey());
                        for (String value : problems.texts(at, entry.getValue())) {
                            add(elements, at, entry.getKey(), value);
                        }
                    });
        }
        return elements;
    }

    private void add(List<PrincipalElement> elements, String pointer, String type, String value) {
        switch (type) {
            case "AWS" ->
                    elements.add(
                            value.equals("*")
                                    ? new PrincipalElement.Everyone()
                                    : new PrincipalElement.Aws(value));
            case "Service" -> elements.add(new PrincipalElement.Service(value));
            case "Federated" -> elements.add(new PrincipalElement.Federated(value));
            case "CanonicalUser" -> elements.add(new PrincipalElement.CanonicalUser(value));
            default -> problems.add(pointer, "there is no such type of principal");
        }
    }
}
