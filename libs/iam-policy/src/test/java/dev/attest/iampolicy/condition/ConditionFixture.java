package dev.attest.iampolicy.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import java.util.List;

/// Short ways to write conditions in tests: JSON has single quotes, and the key is `aws:k`.
final class ConditionFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConditionFixture() {}

    /// @param values JSON
    static Condition condition(String operator, String values) {
        return statement("2012-10-17", "{'" + operator + "': {'aws:k': " + values + "}}")
                .conditions()
                .getFirst();
    }

    static Statement statement(String version, String conditions) {
        return switch (parsed(version, conditions)) {
            case ParsedPolicy.Valid valid -> valid.document().statements().getFirst();
            case ParsedPolicy.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    /// The pointers to what is wrong, within the Condition element.
    static List<String> problems(String conditions) {
        return switch (parsed("2012-10-17", conditions)) {
            case ParsedPolicy.Valid _ -> List.of();
            case ParsedPolicy.Invalid invalid ->
                    invalid.problems().stream()
                            .map(PolicyProblem::pointer)
                            .map(pointer -> pointer.replace("/Statement/Condition", ""))
                            .toList();
        };
    }

    /// @param state `unknown`, `absent`, or a JSON list of the key's values
    static Truth holds(String operator, String values, String state) {
        return condition(operator, values).holds(context(state));
    }

    static Context context(String state) {
        return switch (state) {
            case "unknown" -> Context.unknown();
            case "absent" -> Context.unknown().without("AWS:K");
            default -> Context.unknown().with("AWS:K", list(state));
        };
    }

    private static String[] list(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), String[].class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static ParsedPolicy parsed(String version, String conditions) {
        String document =
                """
                {'Version': '%s', 'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*',
                 'Condition': %s}}\
                """
                        .formatted(version, conditions)
                        .replace('\'', '"');
        return PolicyParser.parse(document, PolicyKind.IDENTITY);
    }
}
