package dev.attest.cli.policies;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.RequestContext;
import dev.attest.iampolicy.decision.ResourceAccess;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9_-]+");

    /// Decides by the policies of both sides.
    Decision decide(PrincipalAccess access, ResourceAccess target) throws BrokenQuestionException {
        if (!ACTION.matcher(action).matches()) {
            throw new BrokenQuestionException(
                    "not an action: "
                            + action
                            + "; it is one, without wildcards, such as s3:GetObject");
        }
        Context context = RequestContext.of(principal, target, given, complete);
        return access.decide(new Request(action, resource, context), target);
    }

    /// The resource without policies.
    ///
    /// @param owner the account that owns it; empty for the one its ARN tells
    ResourceAccess target(String owner, ControlPolicies controls) throws BrokenQuestionException {
        ResourceAccess target = ResourceAccess.of(resource).under(controls);
        if (owner.isEmpty()) {
            return target;
        }
        if (!ResourceAccess.isAccount(owner)) {
            throw new BrokenQuestionException("not the id of an account: " + owner);
        }
        return target.in(owner);
    }
}
