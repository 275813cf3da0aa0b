package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Policy documents as listings carry them: as an object, as its text, or as its text
/// percent-encoded (RFC 3986: a plus is a plus), by some tools twice.
final class PolicyText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyText() {}

    /// The text of a document; what cannot be read stays as it is.
    static String of(JsonNode document) {
        if (!document.isTextual()) {
            return document.toString();
        }
        String text = document.textValue();
        String plain = text;
        for (int i = 0; i < 2 && object(plain).isEmpty() && plain.indexOf('%') >= 0; i++) {
            plain = decoded(plain);
        }
        return object(plain).isPresent() ? plain : text;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /// Why nobody can tell from a trust policy whom it trusts; empty when it can be told.
    static Optional<String> unreadable(JsonNode trust) {
        Optional<JsonNode> root = object(of(trust));
        if (root.isEmpty()) {
            return Optional.of("it is no JSON object");
        }
        JsonNode statements = root.get().path("Statement");
        if (statements.isObject()) {
            return fault(statements);
        }
        if (!statements.isArray() || statements.isEmpty()) {
            return Optional.of("it has no statement");
        }
        for (JsonNode statement : statements) {
            Optional<String> fault = fault(statement);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(JsonNode statement) {
        String effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            return Optional.of("a statement neither allows nor denies");
        }
        JsonNode principal = statement.path("Principal");
        boolean named = principal.isObject() || principal.isTextual();
        return named || statement.has("NotPrincipal")
                ? Optional.empty()
                : Optional.of("a statement names no principal");
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
