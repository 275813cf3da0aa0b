package dev.attest.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.meaning.Reach;
import dev.attest.iampolicy.trust.TrustPolicy;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What policy documents mean, for expressions. A document is a text, a URL-encoded text or an
/// object. Null and `''` are no document: false. A document that is no valid policy is an error,
/// never false.
///
/// - `evaluatesToAdmin(document)`: as an identity policy it allows every action on every resource,
///   perhaps under conditions.
/// - `escalates(document)`: as an identity policy it lets its holder become administrator on its
///   own, perhaps under conditions, whatever else exists in the account. Every administrator policy
///   does.
/// - `assumesAnyRole(document)`: as an identity policy it lets its holder assume every role that
///   trusts the account, perhaps under conditions.
/// - `trustsOutside(document, account)`: as a trust policy of a role in the account it lets in
///   somebody from outside: anybody, another account, or the identities of a provider.
final class PolicyFunctions {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Of a document, for what it means.
    private static final int STEPS_A_CHARACTER = 5;

    private PolicyFunctions() {}

    static void addTo(FunctionRegistry functions) {
        functions.add(
                "evaluatesToAdmin",
                SimpleType.BOOL,
                document ->
                        meaning(document)
                                .filter(meaning -> meaning.administrator().present())
                                .isPresent());
        functions.add(
                "escalates",
                SimpleType.BOOL,
                document ->
                        meaning(document).filter(PolicyMeaning::escalatesInAnyAccount).isPresent());
        functions.add(
                "assumesAnyRole",
                SimpleType.BOOL,
                document -> meaning(document).filter(PolicyFunctions::assumesAnyRole).isPresent());
        functions.add(
                "trustsOutside",
                SimpleType.BOOL,
                (document, account) -> trustsOutside(document, account));
    }

    private static Optional<PolicyMeaning> meaning(Object document) {
        return parsed(document, PolicyKind.IDENTITY)
                .map(policy -> PolicyMeaning.of(new NamedPolicy.Read("document", null, policy)));
    }

    private static boolean assumesAnyRole(PolicyMeaning meaning) {
        return meaning.sensitive().stream()
                .anyMatch(sensitive ->
                        sensitive.action().action().equalsIgnoreCase("sts:AssumeRole")
                                && sensitive.held().present()
                                && sensitive.held().reach() == Reach.ANY);
    }

    private static boolean trustsOutside(Object document, String account) {
        return parsed(document, PolicyKind.TRUST)
                .map(TrustPolicy::new)
                .filter(policy -> !policy.outsiders(account).isEmpty())
                .isPresent();
    }

    private static Optional<PolicyDocument> parsed(Object document, PolicyKind kind) {
        if (document instanceof NullValue || document.equals("")) {
            return Optional.empty();
        }
        Meter.current().step(STEPS_A_CHARACTER * Meter.current().weigh(document));
        JsonNode node = JSON.valueToTree(withoutCelNulls(document));
        return switch (PolicyParser.parse(node, kind)) {
            case ParsedPolicy.Valid valid -> Optional.of(valid.document());
            case ParsedPolicy.Invalid invalid ->
                    throw new CelInvalidArgumentException(
                            "no valid policy: " + invalid.problems().getFirst().message());
        };
    }

    private static Object withoutCelNulls(Object value) {
        return switch (value) {
            case NullValue _ -> NullNode.getInstance();
            case Map<?, ?> map -> {
                Map<String, Object> result = new LinkedHashMap<>();
                map.forEach((key, each) -> result.put(String.valueOf(key), withoutCelNulls(each)));
                yield result;
            }
            case List<?> list -> list.stream().map(PolicyFunctions::withoutCelNulls).toList();
            default -> value;
        };
    }
}
