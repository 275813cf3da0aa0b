package dev.attest.iampolicy.account;

import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A user or a role of an account.
///
/// @param arn of the user or role
/// @param own its own policies, attached and inline
/// @param groups those it is a member of
/// @param boundary empty when there is none
/// @param trust a role's trust policy, as a set of one; empty for a user
/// @param runsMachines whether the role is in an instance profile, so that a machine can act with
///   it
public record Identity(
        String arn,
        PolicySet own,
        List<Group> groups,
        Optional<PolicySet> boundary,
        Optional<PolicySet> trust,
        boolean runsMachines,
        Credentials credentials) {

    private static final Pattern NAMED = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:(user|role)/.+");

    public Identity {
        if (!NAMED.matcher(arn).matches()) {
            throw new IllegalArgumentException("neither a user nor a role: " + arn);
        }
        if (isRole(arn) != trust.isPresent()) {
            throw new IllegalArgumentException("a trust policy belongs to a role: " + arn);
        }
        groups = List.copyOf(groups);
    }

    /// A user without a boundary, whose ways to sign in are not known.
    public static Identity user(String arn, PolicySet own, Group... groups) {
        return new Identity(
                arn,
                own,
                List.of(groups),
                Optional.empty(),
                Optional.empty(),
                false,
                Credentials.UNKNOWN);
    }

    /// A role without a boundary, in no instance profile.
    public static Identity role(String arn, PolicySet own, PolicySet trust) {
        return new Identity(
                arn,
                own,
                List.of(),
                Optional.empty(),
                Optional.of(trust),
                false,
                Credentials.UNKNOWN);
    }

    public boolean isRole() {
        return isRole(arn);
    }

    /// 12 digits.
    public String account() {
        return account(arn);
    }

    /// The account in the ARN of a user or a role.
    public static String account(String arn) {
        int at = arn.indexOf("::") + 2;
        return arn.substring(at, arn.indexOf(':', at));
    }

    /// Without its path, such as `anna`.
    public String name() {
        return name(arn);
    }

    /// The name of a user, role, group or policy: its ARN tells it after the path.
    public static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /// What it may do, as far as its own side decides.
    public PrincipalAccess access(ControlPolicies serviceControls) {
        PolicySet identity = own;
        for (Group group : groups) {
            identity = identity.and(group.policies());
        }
        return new PrincipalAccess(
                new Principal(arn, groups.stream().map(Group::arn).toList()),
                identity,
                boundary,
                Optional.empty(),
                serviceControls);
    }

    /// The same with other policies of its own.
    public Identity withOwn(PolicySet policies) {
        return new Identity(arn, policies, groups, boundary, trust, runsMachines, credentials);
    }

    /// The same in other groups.
    public Identity in(List<Group> others) {
        return new Identity(arn, own, others, boundary, trust, runsMachines, credentials);
    }

    /// The same with another boundary, or none.
    public Identity boundedBy(Optional<PolicySet> other) {
        return new Identity(arn, own, groups, other, trust, runsMachines, credentials);
    }

    /// The same role trusting others.
    public Identity trusting(PolicySet other) {
        return new Identity(
                arn, own, groups, boundary, Optional.of(other), runsMachines, credentials);
    }

    private static boolean isRole(String arn) {
        return arn.startsWith("role/", arn.indexOf("::") + "::123456789012:".length());
    }
}
