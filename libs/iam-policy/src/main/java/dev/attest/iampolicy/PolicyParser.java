package dev.attest.iampolicy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads policy documents in every form AWS hands them out: JSON text, URL-encoded JSON text (IAM's
/// API), a JSON object, or a JSON string that holds one of the texts (CloudTrail's request
/// parameters).
///
/// Anything else than a wholly valid document gives `ParsedPolicy.Invalid` with JSON pointers;
/// nothing throws. Input is bounded: 256 Ki characters, 32 levels, 2,000 statements.
public final class PolicyParser {

    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(MAX_CHARACTERS)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private PolicyParser() {}

    /// Parses a document given as text, URL-encoded or not.
    public static ParsedPolicy parse(String text, PolicyKind kind) {
        if (text.length() > MAX_CHARACTERS) {
            return invalid("the document is longer than 262144 characters");
        }
        try {
            return parse(JSON.readTree(decoded(text.strip())), kind);
        } catch (IllegalArgumentException e) {
            return invalid("the document is neither JSON nor URL-encoded JSON");
        } catch (JsonProcessingException e) {
            return invalid("the document is not JSON: " + firstLine(e));
        }
    }

    /// Parses a document given as a JSON object, or as a JSON string that holds its text.
    public static ParsedPolicy parse(JsonNode node, PolicyKind kind) {
        if (node.isTextual()) {
            String text = node.textValue();
            return text.strip().startsWith("\"")
                    ? invalid("the document is a string within a string")
                    : parse(text, kind);
        }
        return new DocumentReader(kind).read(node);
    }

    /// Parses a document that tells by itself what it is for: one that names principals is a
    /// resource policy, or, where it speaks of STS alone and names no resource, a role's trust
    /// policy; every other one is a policy of identities.
    public static ParsedPolicy parse(String text) {
        ParsedPolicy identity = parse(text, PolicyKind.IDENTITY);
        if (!(identity instanceof ParsedPolicy.Invalid(List<PolicyProblem> problems))
                || problems.stream().noneMatch(each -> each.pointer().endsWith("Principal"))) {
            return identity;
        }
        ParsedPolicy resource = parse(text, PolicyKind.RESOURCE);
        return resource instanceof ParsedPolicy.Valid(PolicyDocument document)
                        && document.statements().stream().allMatch(PolicyParser::ofTrust)
                ? parse(text, PolicyKind.TRUST)
                : resource;
    }

    private static boolean ofTrust(Statement statement) {
        return statement.resources() == null
                && statement.actions().patterns().stream()
                        .allMatch(action -> action.text().regionMatches(true, 0, "sts:", 0, 4));
    }

    /// IAM encodes by RFC 3986, where a plus sign stands for itself.
    private static String decoded(String text) {
        return text.startsWith("%")
                ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                : text;
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
    }

    private static ParsedPolicy invalid(String message) {
        return new ParsedPolicy.Invalid(List.of(new PolicyProblem("", message)));
    }
}
