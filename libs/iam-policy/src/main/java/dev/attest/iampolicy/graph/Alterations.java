package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What somebody's access would be after a change that it, or another, can make.
final class Alterations {

    /// A policy that allows everything.
    static final PolicyDocument EVERYTHING = everything();

    private static final PolicySet ANYTHING =
            PolicySet.of(new NamedPolicy.Read("a policy of its own making", null, EVERYTHING));

    private Alterations() {}

    /// With a policy that allows everything. What denies still denies, and a boundary still bounds.
    static PrincipalAccess raised(PrincipalAccess access) {
        return with(access, access.identity().and(ANYTHING));
    }

    /// As a member of a group.
    static PrincipalAccess joined(PrincipalAccess access, Group group) {
        Principal before = access.principal();
        List<String> groups = new ArrayList<>(before.groups());
        groups.add(group.arn());
        return new PrincipalAccess(
                new Principal(before.arn(), groups, before.behind()),
                access.identity().and(group.policies()),
                access.boundary(),
                access.session(),
                access.controls());
    }

    static PrincipalAccess withoutBoundary(PrincipalAccess access) {
        return new PrincipalAccess(
                access.principal(),
                access.identity(),
                Optional.empty(),
                access.session(),
                access.controls());
    }

    /// Without the policies that deny anything.
    ///
    /// @param attached whether managed policies are meant, or inline ones
    static PrincipalAccess withoutDenies(PrincipalAccess access, boolean attached) {
        Predicate<NamedPolicy> kept =
                policy -> attached != (policy.arn() != null) || !denies(policy);
        return with(
                access, new PolicySet(access.identity().policies().stream().filter(kept).toList()));
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
        return with(access, new PolicySet(policies));
    }

    private static PolicyDocument everything() {
        return switch (PolicyParser.parse(
                """
                {"Version": "2012-10-17",
                 "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
                """,
                PolicyKind.IDENTITY)) {
            case ParsedPolicy.Valid valid -> valid.document();
            case ParsedPolicy.Invalid invalid ->
                    throw new IllegalStateException(invalid.problems().toString());
        };
    }

    private static PrincipalAccess with(PrincipalAccess access, PolicySet identity) {
        return new PrincipalAccess(
                access.principal(),
                identity,
                access.boundary(),
                access.session(),
                access.controls());
    }

    private static boolean denies(NamedPolicy policy) {
        return policy instanceof NamedPolicy.Read read
                && read.document().statements().stream()
                        .anyMatch(statement -> statement.effect() == Effect.DENY);
    }
}
