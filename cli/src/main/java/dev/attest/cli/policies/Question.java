package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.ResourceAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A line of a batch: a request and everything that decides it, as one JSON object. What it does
/// not know it ignores; what is of the wrong type it refuses.
///
/// | member | |
/// |---|---|
/// | `identity` | documents |
/// | `boundary`, `session`, `resourcePolicy` | a document, or nothing |
/// | `scps`, `rcps` | levels from the root of the organization to the account, each a list of documents |
/// | `principal`, `action`, `resource` | texts; a principal that is no ARN and no service is anybody |
/// | `resourceAccount` | 12 digits; else what the ARN tells, else the principal's |
/// | `context` | a value or a list of values for each key; no values: it is absent |
/// | `contextComplete` | whether a key that is not given is absent; else it is unknown |
final class Question {
    private final JsonNode line;
    private final Documents documents;

    Question(JsonNode line, Documents documents) {
        this.line = line;
        this.documents = documents;
    }

    Decision decide() throws BrokenQuestionException {
        String action = text("action");
        String resource = text("resource");
        var principal = new Principal(text("principal"), List.of());
        var asking = new Asking(principal, action, resource, context(), complete());
        var access =
                new PrincipalAccess(
                        principal,
                        set("identity", line.path("identity"), PolicyKind.IDENTITY),
                        one("boundary", PolicyKind.IDENTITY),
                        one("session", PolicyKind.IDENTITY),
                        levels("scps", PolicyKind.SERVICE_CONTROL));
        String owner = present("resourceAccount") ? text("resourceAccount") : "";
        ResourceAccess target = asking.target(owner, levels("rcps", PolicyKind.RESOURCE_CONTROL));
        Optional<PolicySet> policy =
                one("resourcePolicy", ResourceAccess.policyKind(action, resource));
        return asking.decide(access, policy.map(target::with).orElse(target));
    }

    private Map<String, List<String>> context() throws BrokenQuestionException {
        JsonNode context = line.path("context");
        if (present("context") && !context.isObject()) {
            throw new BrokenQuestionException("context is no object");
        }
        Map<String, List<String>> given = new HashMap<>();
        for (var entry : context.properties()) {
            List<String> values = values(entry.getKey(), entry.getValue());
            if (given.put(Context.fold(entry.getKey()), values) != null) {
                throw new BrokenQuestionException("context has " + entry.getKey() + " twice");
            }
        }
        return given;
    }

    private static List<String> values(String key, JsonNode given) throws BrokenQuestionException {
        List<String> values = new ArrayList<>();
        for (JsonNode value : given.isArray() ? given : List.of(given)) {
            if (!value.isValueNode() || value.isNull()) {
                throw new BrokenQuestionException(
                        "context " + key + " is neither a value nor a list of values");
            }
            values.add(value.asText());
        }
        return values;
    }

    private boolean complete() throws BrokenQuestionException {
        JsonNode complete = line.path("contextComplete");
        if (present("contextComplete") && !complete.isBoolean()) {
            throw new BrokenQuestionException("contextComplete is neither true nor false");
        }
        return complete.booleanValue();
    }

    private Optional<PolicySet> one(String member, PolicyKind kind) throws BrokenQuestionException {
        return present(member)
                ? Optional.of(PolicySet.of(documents.read(member, line.path(member), kind)))
                : Optional.empty();
    }

    private ControlPolicies levels(String member, PolicyKind kind) throws BrokenQuestionException {
        JsonNode given = line.path(member);
        if (present(member) && !given.isArray()) {
            throw new BrokenQuestionException(member + " is no list of levels");
        }
        List<PolicySet> levels = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            levels.add(set(member + "[" + i + "]", given.path(i), kind));
        }
        return new ControlPolicies(levels, false);
    }

    private PolicySet set(String name, JsonNode given, PolicyKind kind)
            throws BrokenQuestionException {
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw new BrokenQuestionException(name + " is no list of documents");
        }
        List<NamedPolicy> policies = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            policies.add(documents.read(name + "[" + i + "]", given.path(i), kind));
        }
        return new PolicySet(policies);
    }

    private boolean present(String member) {
        return line.hasNonNull(member);
    }

    private String text(String member) throws BrokenQuestionException {
        JsonNode text = line.path(member);
        if (!text.isTextual() || text.textValue().isEmpty()) {
            throw new BrokenQuestionException(member + " is no text");
        }
        return text.textValue();
    }
}
