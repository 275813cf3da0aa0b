package dev.attest.iampolicy.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import java.util.ArrayList;
import java.util.List;

/// A policy document to put in place of others.
///
/// @param json as IAM takes it
public record ProposedPolicy(ObjectNode json, PolicyDocument document) {

    /// How large a managed policy may be, white space not counted. Source: IAM User Guide, "IAM and
    /// AWS STS quotas".
    public static final int MAX_SIZE = 6_144;

    /// How many characters IAM counts.
    public int size() {
        return size(json);
    }

    /// Writes statements into as few documents as their order allows. A statement that is too large
    /// by itself is cut; one that cannot be cut has a document of its own, which is too large.
    static List<ProposedPolicy> of(List<DraftStatement> statements) {
        List<ProposedPolicy> documents = new ArrayList<>();
        List<DraftStatement> together = new ArrayList<>();
        for (DraftStatement statement :
                statements.stream().flatMap(s -> cut(s).stream()).toList()) {
            together.add(statement);
            boolean fits =
                    together.stream().allMatch(each -> each.version() == statement.version())
                            && size(json(together)) <= MAX_SIZE;
            if (!fits && together.size() > 1) {
                together.removeLast();
                documents.add(written(together));
                together = new ArrayList<>(List.of(statement));
            }
        }
        if (!together.isEmpty()) {
            documents.add(written(together));
        }
        return documents;
    }

    private static List<DraftStatement> cut(DraftStatement statement) {
        List<DraftStatement> halves = statement.halves();
        return size(json(List.of(statement))) <= MAX_SIZE || halves.size() == 1
                ? List.of(statement)
                : halves.stream().flatMap(half -> cut(half).stream()).toList();
    }

    private static ObjectNode json(List<DraftStatement> statements) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("Version", statements.getFirst().version().text());
        ArrayNode array = json.putArray("Statement");
        statements.forEach(each -> array.add(each.json()));
        return json;
    }

    private static int size(ObjectNode json) {
        return (int) json.toString().chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private static ProposedPolicy written(List<DraftStatement> statements) {
        ObjectNode json = json(statements);
        return switch (PolicyParser.parse(json, PolicyKind.IDENTITY)) {
            case ParsedPolicy.Valid valid -> new ProposedPolicy(json, valid.document());
            case ParsedPolicy.Invalid invalid ->
                    throw new IllegalStateException(invalid.problems() + " in " + json);
        };
    }
}
