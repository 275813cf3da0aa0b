package dev.attest.risk.assessment;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.RequestContext;
import dev.attest.iampolicy.decision.ResourceAccess;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What is asked of a principal: an action on a resource, in a context.
///
/// @param context values by condition key
/// @param complete whether a key that is missing is absent; else it is unknown
record AccessQuestion(
        String action, String resource, Map<String, List<String>> context, boolean complete) {

    private static final NamedPolicy UNREAD =
            new NamedPolicy.Unread("resource policy", null, "it was not observed");

    static AccessQuestion of(AccessEvaluationRequest request) {
        return new AccessQuestion(
                request.action(),
                Objects.requireNonNullElse(request.resource(), "*"),
                Objects.requireNonNullElse(request.context(), Map.of()),
                Boolean.TRUE.equals(request.contextComplete()));
    }

    /// Whether the resource may be a role that is to be assumed.
    boolean assumes() {
        return ResourceAccess.policyKind(action, resource) == PolicyKind.TRUST;
    }

    /// Whether the resource's ARN tells that it is of another account.
    boolean foreignTo(String account) {
        String owner = ResourceAccess.of(resource).account();
        return owner != null && !owner.equals(account);
    }

    /// Decides for one access. A resource of another account must let the principal in itself, and
    /// what it says was not observed, unless it is a role.
    ///
    /// @param trust of the role that is asked for; empty when it is none, or was not observed
    Decision decide(HeldAccess held, Optional<PolicySet> trust) {
        ResourceAccess target = ResourceAccess.of(resource);
        Optional<PolicySet> policy =
                trust.or(() ->
                        foreignTo(held.accountId())
                                ? Optional.of(PolicySet.of(UNREAD))
                                : Optional.empty());
        Context asked = RequestContext.of(held.access().principal(), target, context, complete);
        return held.access()
                .decide(
                        new Request(action, resource, asked),
                        policy.map(target::with).orElse(target));
    }
}
