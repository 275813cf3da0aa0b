package dev.attest.certification.population;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads who a role's trust policy lets in, and writes the policy without one of them.
final class TrustDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_PRINCIPAL = "NotPrincipal";

    private final ObjectNode root;

    private TrustDocument(ObjectNode root) {
        this.root = root;
    }

    /// Empty when it is no policy: then nothing is known about who may assume the role, which is
    /// another thing than nobody.
    static Optional<TrustDocument> read(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object && hasStatements(object)
                    ? Optional.of(new TrustDocument(object))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// Everybody an Allow statement names, each once, in the order of the document.
    Set<TrustedParty> parties() {
        var parties = new LinkedHashSet<TrustedParty>();
        for (var statement : statements()) {
            if (allows(statement)) {
                parties.addAll(partiesOf(statement));
            }
        }
        return parties;
    }

    /// The document in which no Allow statement names any of the parties. AWS refuses a trust
    /// policy without statements: when nothing is left, one that denies everybody stands in for it.
    String without(Collection<TrustedParty> parties) {
        var left = JSON.createArrayNode();
        for (var statement : statements()) {
            strip(statement, parties).ifPresent(left::add);
        }
        if (left.isEmpty()) {
            left.add(denyEverybody());
        }
        var result = root.deepCopy();
        result.set("Statement", left);
        return result.toString();
    }

    private static Optional<ObjectNode> strip(
            ObjectNode statement, Collection<TrustedParty> parties) {
        var left = Optional.of(statement);
        for (var party : parties) {
            left =
                    left.flatMap(one ->
                            allows(one) && partiesOf(one).contains(party)
                                    ? strip(one.deepCopy(), party)
                                    : Optional.of(one));
        }
        return left;
    }

    private static Optional<ObjectNode> strip(ObjectNode statement, TrustedParty party) {
        if (party.type().equals(NOT_PRINCIPAL)
                || !(statement.get("Principal") instanceof ObjectNode principal)) {
            return Optional.empty();
        }
        var kept = new ArrayList<String>();
        for (var value : values(principal.path(party.type()))) {
            if (!value.equals(party.value())) {
                kept.add(value);
            }
        }
        if (kept.isEmpty()) {
            principal.remove(party.type());
        } else if (kept.size() == 1) {
            principal.put(party.type(), kept.getFirst());
        } else {
            var array = principal.putArray(party.type());
            kept.forEach(array::add);
        }
        return principal.isEmpty() ? Optional.empty() : Optional.of(statement);
    }

    private static List<TrustedParty> partiesOf(JsonNode statement) {
        var parties = new ArrayList<TrustedParty>();
        var principal = statement.path("Principal");
        if (principal.isTextual()) {
            parties.add(new TrustedParty("AWS", principal.asText()));
        }
        for (var entry : principal.properties()) {
            for (var value : values(entry.getValue())) {
                parties.add(new TrustedParty(entry.getKey(), value));
            }
        }
        if (statement.has(NOT_PRINCIPAL)) {
            parties.add(new TrustedParty(NOT_PRINCIPAL, statement.get(NOT_PRINCIPAL).toString()));
        }
        return parties;
    }

    private static List<String> values(JsonNode node) {
        var values = new ArrayList<String>();
        if (node.isTextual()) {
            values.add(node.asText());
        }
        if (node instanceof ArrayNode array) {
            array.forEach(one -> values.add(one.asText()));
        }
        return values;
    }

    /// IAM takes one statement where others write a list of one.
    private List<ObjectNode> statements() {
        var statements = new ArrayList<ObjectNode>();
        var node = root.path("Statement");
        if (node instanceof ObjectNode single) {
            statements.add(single);
        }
        if (node instanceof ArrayNode array) {
            for (var one : array) {
                if (one instanceof ObjectNode object) {
                    statements.add(object);
                }
            }
        }
        return statements;
    }

    private static boolean hasStatements(ObjectNode policy) {
        var node = policy.path("Statement");
        if (!(node instanceof ArrayNode array)) {
            return node instanceof ObjectNode;
        }
        for (var one : array) {
            if (!(one instanceof ObjectNode)) {
                return false;
            }
        }
        return !array.isEmpty();
    }

    private static boolean allows(JsonNode statement) {
        return "Allow".equals(statement.path("Effect").asText());
    }

    private static ObjectNode denyEverybody() {
        var deny = JSON.createObjectNode();
        deny.put("Effect", "Deny");
        deny.putObject("Principal").put("AWS", "*");
        deny.put("Action", "sts:AssumeRole");
        return deny;
    }
}
