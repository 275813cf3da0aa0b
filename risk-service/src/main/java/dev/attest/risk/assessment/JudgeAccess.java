package dev.attest.risk.assessment;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.risk.landscape.StoredPolicy;
import dev.attest.risk.model.AccessFacts;
import dev.attest.risk.model.Power;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What principals can do, as their policies evaluate.
@ApplicationScoped
class JudgeAccess {

    private final PolicyShelf shelf;

    JudgeAccess(PolicyShelf shelf) {
        this.shelf = shelf;
    }

    List<AccessFacts> of(Landscape read, PrincipalRow principal) {
        String place = read.placeName(principal.accountId());
        return switch (principal.kind()) {
            case "ROOT" -> List.of(new AccessFacts(place, "root", Power.YES, Power.YES));
            default ->
                    held(read, principal).stream()
                            .map(each ->
                                    facts(
                                            read.placeName(each.accountId()),
                                            each.through(),
                                            PolicyMeaning.of(each.access())))
                            .distinct()
                            .toList();
        };
    }

    /// Every access of a principal: an Identity Center user has one for each permission set in each
    /// account.
    List<HeldAccess> held(Landscape read, PrincipalRow principal) {
        return switch (principal.kind()) {
            case "IDENTITY_CENTER_USER" ->
                    read.assignmentsOf(principal)
                            .map(assignment -> ofAssignment(read, assignment))
                            .toList();
            case "IAM_ROLE" -> List.of(own(read, principal, "role "));
            default -> List.of(own(read, principal, "user "));
        };
    }

    /// What the role's trust policy says.
    PolicySet trust(Landscape read, PrincipalRow role) {
        return PolicySet.of(
                policy(
                        read,
                        new StoredPolicy("trust policy", null, role.trustSha256()),
                        PolicyKind.TRUST));
    }

    /// Whether a role is administrator, be it under conditions.
    boolean administrator(Landscape read, PrincipalRow role) {
        return PolicyMeaning.of(access(read, role)).administrator().present();
    }

    private HeldAccess own(Landscape read, PrincipalRow principal, String kind) {
        return new HeldAccess(
                kind + principal.name(), principal.accountId(), access(read, principal));
    }

    private HeldAccess ofAssignment(Landscape read, AssignmentRow assignment) {
        return new HeldAccess(
                "permission set " + assignment.name(),
                assignment.accountId(),
                new PrincipalAccess(
                        Principal.unknown(),
                        policies(read, assignment.policies()),
                        boundary(read, assignment.boundary())));
    }

    private PrincipalAccess access(Landscape read, PrincipalRow principal) {
        PolicySet own = policies(read, principal.policies());
        PolicySet ofGroups =
                new PolicySet(
                        principal.groups().stream()
                                .flatMap(group -> ofGroup(read, group))
                                .toList());
        return new PrincipalAccess(
                new Principal(principal.principalId(), principal.groups()),
                own.and(ofGroups),
                boundary(read, principal.boundary()));
    }

    private Stream<NamedPolicy> ofGroup(Landscape read, String groupId) {
        GroupRow group = read.groups.get(groupId);
        return group == null
                ? Stream.of(
                        new NamedPolicy.Unread(
                                "of group " + groupId, null, "the group was not observed"))
                : policies(read, group.policies()).policies().stream();
    }

    private Optional<PolicySet> boundary(Landscape read, @Nullable StoredPolicy boundary) {
        return Optional.ofNullable(boundary).map(policy -> policies(read, List.of(policy)));
    }

    private PolicySet policies(Landscape read, List<StoredPolicy> policies) {
        return new PolicySet(
                policies.stream()
                        .map(policy -> policy(read, policy, PolicyKind.IDENTITY))
                        .toList());
    }

    private NamedPolicy policy(Landscape read, StoredPolicy policy, PolicyKind kind) {
        String sha256 = policy.sha256();
        String document = sha256 == null ? null : read.documents.get(sha256);
        return sha256 == null || document == null
                ? new NamedPolicy.Unread(
                        policy.name(), policy.arn(), "its document was not observed")
                : NamedPolicy.of(policy.name(), policy.arn(), shelf.parsed(sha256, kind, document));
    }

    private static AccessFacts facts(String place, String means, PolicyMeaning meaning) {
        return new AccessFacts(
                place, means, power(meaning.administrator()), power(meaning.escalation()));
    }

    private static Power power(Standing standing) {
        return switch (standing) {
            case NO -> Power.NO;
            case UNKNOWN -> Power.UNKNOWN;
            case CONDITIONAL -> Power.CONDITIONAL;
            case YES -> Power.YES;
        };
    }
}
