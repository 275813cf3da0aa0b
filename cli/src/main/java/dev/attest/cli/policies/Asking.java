package dev.attest.cli.policies;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.ResourceAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a request is about, beside the policies.
///
/// @param given the context keys that are given, folded; a key without values is absent. They win
///   over what the principal's ARN tells
/// @param complete whether a key that is neither given nor told by the ARN is absent; else it is
///   unknown
record Asking(
        Principal principal,
        String action,
        String resource,
        Map<String, List<String>> given,
        boolean complete) {

    /// Decides by the policies of both sides.
    Decision decide(PrincipalAccess access, ResourceAccess target) {
        Map<String, List<String>> known = new HashMap<>(principal.context().known());
        known.putAll(given);
        var context = new Context(known, complete, false);
        return access.decide(new Request(action, resource, context), target);
    }

    /// What the policy of the resource is: a role has a trust policy.
    PolicyKind policyOfResource() {
        return action.toLowerCase(Locale.ROOT).startsWith("sts:") && resource.contains(":role/")
                ? PolicyKind.TRUST
                : PolicyKind.RESOURCE;
    }

    /// The resource without policies.
    ///
    /// @param owner the account that owns it; empty for the one its ARN tells
    ResourceAccess target(String owner, ControlPolicies controls) throws BrokenQuestionException {
        ResourceAccess target = ResourceAccess.of(resource).under(controls);
        if (owner.isEmpty()) {
            return target;
        }
        if (!owner.matches("[0-9]{12}")) {
            throw new BrokenQuestionException("not the id of an account: " + owner);
        }
        return target.in(owner);
    }
}
