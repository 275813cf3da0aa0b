package dev.attest.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one document; gathers every problem before it gives up.
final class DocumentReader {

    private static final int MAX_STATEMENTS = 2_000;
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private final PolicyKind kind;
    private final Problems problems = new Problems();

    DocumentReader(PolicyKind kind) {
        this.kind = kind;
    }

    ParsedPolicy read(JsonNode node) {
        if (!node.isObject()) {
            problems.add("", "the document is not a JSON object");
            return problems.invalid();
        }
        problems.unknownElements("", node, ELEMENTS);
        PolicyVersion version = version(node.get("Version"));
        String id = problems.text("/Id", node.get("Id"));
        List<Statement> statements = statements(node.get("Statement"), version);
        return problems.none()
                ? new ParsedPolicy.Valid(new PolicyDocument(kind, version, id, statements))
                : problems.invalid();
    }

    private PolicyVersion version(@Nullable JsonNode node) {
        if (node == null) {
            return PolicyVersion.V2008_10_17;
        }
        for (PolicyVersion version : PolicyVersion.values()) {
            if (version.text().equals(node.textValue())) {
                return version;
            }
        }
        problems.add("/Version", "the version is " + Problems.shown(node));
        return PolicyVersion.V2008_10_17;
    }

    private List<Statement> statements(@Nullable JsonNode node, PolicyVersion version) {
        if (node == null) {
            problems.add("/Statement", "the document has no statement");
            return List.of();
        }
        if (node.isArray() && node.size() > MAX_STATEMENTS) {
            problems.add("/Statement", "there are more than " + MAX_STATEMENTS + " statements");
            return List.of();
        }
        if (!node.isArray()) {
            Statement only = statement(0, node, "/Statement", version);
            return only == null ? List.of() : List.of(only);
        }
        List<Statement> result = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            Statement read = statement(i, node.get(i), "/Statement/" + i, version);
            if (read != null) {
                result.add(read);
            }
        }
        return result;
    }

    private @Nullable Statement statement(
            int index, JsonNode node, String pointer, PolicyVersion version) {
        if (!node.isObject()) {
            problems.add(pointer, "the statement is not an object");
            return null;
        }
        return new StatementReader(kind, version, problems).read(index, node, pointer);
    }
}
