package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads policy documents; one that came before is not read again, as long as not too much came in
/// between.
final class Documents {
    /// Some ten megabytes of documents as objects.
    private static final int MOST_KEPT = 200_000;

    /// A document that is given as text grows when it is read.
    private static final int CHARACTERS_OF_A_NODE = 8;

    private final Map<Key, ParsedPolicy> known = new HashMap<>();
    private int kept;

    /// @param name what the document is called in the answer, such as `identity[0]`
    /// @param document an object, or a text that holds one, URL-encoded or not
    NamedPolicy read(String name, JsonNode document, PolicyKind kind)
            throws BrokenQuestionException {
        return switch (parsed(new Key(document, kind))) {
            case ParsedPolicy.Valid valid -> NamedPolicy.of(name, null, valid);
            case ParsedPolicy.Invalid invalid ->
                    throw new BrokenQuestionException(
                            invalid.problems().stream()
                                    .map(problem -> text(name, problem))
                                    .collect(Collectors.joining("; ")));
        };
    }

    private ParsedPolicy parsed(Key key) {
        ParsedPolicy before = known.get(key);
        if (before != null) {
            return before;
        }
        ParsedPolicy parsed = PolicyParser.parse(key.document, key.kind);
        kept += weight(key.document);
        if (kept > MOST_KEPT) {
            known.clear();
            kept = weight(key.document);
        }
        known.put(key, parsed);
        return parsed;
    }

    private static int weight(JsonNode node) {
        if (node.isTextual()) {
            return 1 + node.textValue().length() / CHARACTERS_OF_A_NODE;
        }
        int weight = 1;
        for (JsonNode child : node) {
            weight += weight(child);
        }
        return weight;
    }

    static String text(String name, PolicyProblem problem) {
        return name
                + (problem.pointer().isEmpty() ? "" : " " + problem.pointer())
                + ": "
                + problem.message();
    }

    private record Key(JsonNode document, PolicyKind kind) {}
}
