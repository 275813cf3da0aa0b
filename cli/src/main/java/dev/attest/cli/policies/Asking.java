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
import java.util.Optional;
import java.util.regex.Matcher;
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
    private static final String PRINCIPAL_ARN = Context.fold("aws:PrincipalArn");
    private static final String RESOURCE_ACCOUNT = Context.fold("aws:ResourceAccount");
    private static final Pattern SESSION =
            Pattern.compile("arn:([^:]+):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

    /// Decides by the policies of both sides.
    Decision decide(PrincipalAccess access, ResourceAccess target) {
        Map<String, List<String>> known = new HashMap<>(principal.context().known());
        roleOfSession().ifPresent(role -> known.putIfAbsent(PRINCIPAL_ARN, List.of(role)));
        String owner = target.account();
        if (owner != null) {
            known.put(RESOURCE_ACCOUNT, List.of(owner));
        }
        known.putAll(given);
        var context = new Context(known, complete, false);
        return access.decide(new Request(action, resource, context), target);
    }

    /// Every signed request tells `aws:PrincipalArn`, of a session that of its role. Where the
    /// caller says that all is told, a role without a path is taken; else its path is not known.
    private Optional<String> roleOfSession() {
        Matcher session = SESSION.matcher(String.valueOf(principal.arn()));
        return complete && session.matches()
                ? Optional.of(
                        "arn:%s:iam::%s:role/%s"
                                .formatted(session.group(1), session.group(2), session.group(3)))
                : Optional.empty();
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
