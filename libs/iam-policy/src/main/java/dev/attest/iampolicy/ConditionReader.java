package dev.attest.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads and compiles the value of a Condition element.
final class ConditionReader {

    private final PolicyVersion version;
    private final Problems problems;
    private final List<Condition> conditions = new ArrayList<>();

    ConditionReader(PolicyVersion version, Problems problems) {
        this.version = version;
        this.problems = problems;
    }

    List<Condition> read(String pointer, @Nullable JsonNode node) {
        if (node == null) {
            return conditions;
        }
        if (!node.isObject()) {
            problems.add(pointer, "the condition is not an object");
            return conditions;
        }
        node.properties()
                .forEach(entry ->
                        operator(
                                Problems.child(pointer, entry.getKey()),
                                entry.getKey(),
                                entry.getValue()));
        return conditions;
    }

    private void operator(String pointer, String name, JsonNode keys) {
        if (!keys.isObject()) {
            problems.add(pointer, "the operator has no keys");
            return;
        }
        Optional<Operator> operator = Operator.named(name);
        if (operator.isEmpty()) {
            problems.add(pointer, "there is no such condition operator");
            return;
        }
        keys.properties()
                .forEach(entry -> {
                    String key = entry.getKey();
                    JsonNode node = entry.getValue();
                    String at = Problems.child(pointer, key);
                    List<String> values = values(at, node);
                    CompiledCondition compiled =
                            operator.get()
                                    .compile(
                                            key,
                                            values,
                                            version,
                                            (index, message) ->
                                                    problems.add(
                                                            node.isArray() ? at + "/" + index : at,
                                                            message));
                    conditions.add(new Condition(name, key, values, compiled));
                });
    }

    private List<String> values(String pointer, JsonNode node) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : node.isArray() ? node : List.of(node)) {
            if (value.isValueNode() && !value.isNull()) {
                values.add(value.asText());
            } else {
                problems.add(pointer, "not a value: " + Problems.shown(value));
            }
        }
        return values;
    }
}
