package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What somebody's access would be after a change that it, or another, can make.
final class Alterations {

    /// A policy that allows everything.
    static final PolicyDocument EVERYTHING = PolicyDocument.allowingEverything(PolicyKind.IDENTITY);

    private static final PolicySet ANYTHING =
            PolicySet.of(new NamedPolicy.Read("a policy of its own making", null, EVERYTHING));

    private Alterations() {}

    /// With a policy that allows everything. What denies still denies, and a boundary still bounds.
    static PrincipalAccess raised(PrincipalAccess access) {
        return access.withIdentity(access.identity().and(ANYTHING));
    }

    /// As a member of a group.
    static PrincipalAccess joined(PrincipalAccess access, Group group) {
        Principal before = access.principal();
        List<String> groups = new ArrayList<>(before.groups());
        groups.add(group.arn());
        return access.of(new Principal(before.arn(), groups, before.behind()))
                .withIdentity(access.identity().and(group.policies()));
    }

    /// Without the policies that deny anything.
    ///
    /// @param attached whether managed policies are meant, or inline ones
    static PrincipalAccess withoutDenies(PrincipalAccess access, boolean attached) {
        Predicate<NamedPolicy> kept =
                policy -> attached != (policy.arn() != null) || !denies(policy);
        return access.withIdentity(
                new PolicySet(access.identity().policies().stream().filter(kept).toList()));
    }

    /// With another version of a managed policy.
    static PrincipalAccess withVersion(
            PrincipalAccess access, String policy, PolicyDocument version) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (NamedPolicy each : access.identity().policies()) {
            policies.add(
                    policy.equals(each.arn())
                            ? new NamedPolicy.Read(each.name(), policy, version)
                            : each);
        }
        return access.withIdentity(new PolicySet(policies));
    }

    /// Whether it could be read, and denies anything.
    static boolean denies(NamedPolicy policy) {
        return policy instanceof NamedPolicy.Read read && read.document().denies();
    }
}
