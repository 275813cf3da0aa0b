package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds a path in a principal's policies.
///
/// @param together the path's permissions; those of one group have to work on the same resource
public record EscalationRule(EscalationPath path, List<List<Permission>> together) {

    private static final String PASS_ROLE = "iam:PassRole";

    public EscalationRule {
        together = List.copyOf(together);
    }

    /// All published paths, and those of our own, the most telling first.
    public static List<EscalationRule> all() {
        return Catalogue.escalations();
    }

    /// The path of that identifier.
    ///
    /// @throws IllegalArgumentException when there is none
    public static EscalationRule named(String id) {
        return all().stream()
                .filter(rule -> rule.path().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no path " + id));
    }

    /// What must be so about the principal itself, as far as policies tell.
    public Standing fits(PrincipalAccess access) {
        return path.prerequisites().stream()
                .filter(Prerequisite.OfSelf.class::isInstance)
                .map(prerequisite -> met(prerequisite, access))
                .reduce(Standing.YES, Standing::and);
    }

    static EscalationRule of(EscalationPath path) {
        Collection<List<Permission>> groups =
                path.permissions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        permission -> Map.entry(permission.on(), permission.self()),
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values();
        return new EscalationRule(path, List.copyOf(groups));
    }

    /// @param grips the principal's, in each place where its resources may live
    /// @return empty when it has not the path
    public Optional<EscalationFinding> findIn(PrincipalAccess access, List<Grip> grips) {
        Held held = grips.stream().map(this::heldBy).reduce(Held.NOTHING, Grip::better);
        if (held.standing() == Standing.NO) {
            return Optional.empty();
        }
        Standing met =
                path.prerequisites().stream()
                        .map(prerequisite -> met(prerequisite, access))
                        .reduce(Standing.YES, Standing::and);
        if (met == Standing.NO && access.principal().arn() != null) {
            return Optional.empty();
        }
        return Optional.of(new EscalationFinding(path, held, met));
    }

    private Held heldBy(Grip grip) {
        for (Permission permission : path.permissions()) {
            if (!grip.perhaps(permission.action())) {
                return Held.NOTHING;
            }
        }
        Held held = Held.FIRMLY;
        for (List<Permission> group : together) {
            held =
                    held.and(
                            asking(grip, group).stream()
                                    .map(each -> each.on(group))
                                    .reduce(Held.NOTHING, Grip::better));
            if (held.standing() == Standing.NO) {
                return Held.NOTHING;
            }
        }
        return held;
    }

    /// The statements that grant one of the groups of permissions.
    Set<Statement> granting(Grip grip, List<Permission> group) {
        Set<Statement> granting = FindingWeight.statements();
        asking(grip, group).forEach(each -> granting.addAll(each.granting(group)));
        return granting;
    }

    /// Whoever passes a role passes it to a service of the path, one of which is enough. Source:
    /// IAM User Guide, "Grant a user permissions to pass a role to an AWS service".
    private List<Grip> asking(Grip grip, List<Permission> group) {
        List<String> services =
                group.stream().anyMatch(each -> each.action().equals(PASS_ROLE))
                        ? passedTo()
                        : List.of();
        return services.isEmpty() ? List.of(grip) : services.stream().map(grip::passingTo).toList();
    }

    private List<String> passedTo() {
        List<String> services = new ArrayList<>();
        for (Prerequisite prerequisite : path.prerequisites()) {
            switch (prerequisite) {
                case Prerequisite.RoleTrustingService(List<String> some) -> services.addAll(some);
                case Prerequisite.RoleTrustingProvider(String provider) -> services.add(provider);
                case Prerequisite.ExistingCompute _,
                        Prerequisite.ExistingResource _,
                        Prerequisite.OfSelf _,
                        Prerequisite.OfTarget _ -> {}
            }
        }
        return services;
    }

    /// As far as policies tell. What nearly every account has is taken for granted; CONDITIONAL
    /// where the account decides whether the path leads anywhere.
    private static Standing met(Prerequisite prerequisite, PrincipalAccess access) {
        return switch (prerequisite) {
            case Prerequisite.RoleTrustingService _ -> Standing.YES;
            case Prerequisite.RoleTrustingProvider _ -> Standing.YES;
            case Prerequisite.ExistingResource _ -> Standing.YES;
            case Prerequisite.ExistingCompute _ -> Standing.CONDITIONAL;
            case Prerequisite.OfSelf(Prerequisite.OfSelf.State state) -> met(state, access);
            case Prerequisite.OfTarget(Prerequisite.OfTarget.State state) -> met(state);
        };
    }

    private static Standing met(Prerequisite.OfSelf.State state, PrincipalAccess access) {
        return switch (state) {
            case USER -> of(Principal.Kind.USER, access.principal());
            case ROLE -> of(Principal.Kind.ROLE, access.principal());
            case MEMBER_OF_GROUP ->
                    sure(
                            access.principal().arn() == null
                                    || !access.principal().groups().isEmpty());
            case HOLDS_OWN_POLICY, HOLDS_OLDER_VERSION ->
                    sure(access.principal().arn() == null || holdsOwnPolicy(access));
            case BOUNDED -> perhaps(access.boundary().isPresent());
            case DENIED_BY_ATTACHED_POLICY -> perhaps(denied(access, true));
            case DENIED_BY_INLINE_POLICY -> perhaps(denied(access, false));
            case MANAGES_IDENTITY_CENTER -> Standing.CONDITIONAL;
            case HOLDS_PERMISSION_SET -> perhaps(mayComeByPermissionSet(access.principal()));
            case RUNS_ON_INSTANCE ->
                    of(Principal.Kind.ROLE, access.principal()).and(Standing.CONDITIONAL);
        };
    }

    private static Standing met(Prerequisite.OfTarget.State state) {
        return switch (state) {
            case TRUSTS_SELF, TRUSTS_ACCOUNT_OF_SELF, TRUSTS_ANYBODY, BOUNDED ->
                    Standing.CONDITIONAL;
            case HOLDS_OWN_POLICY, ROOM_FOR_KEY, NO_ROOM_FOR_KEY, PASSWORD, NO_PASSWORD ->
                    Standing.YES;
        };
    }

    /// A principal that nobody named may be of any kind.
    private static Standing of(Principal.Kind kind, Principal principal) {
        Principal.Kind own = principal.kind().orElse(kind);
        boolean session = own == Principal.Kind.ROLE_SESSION && kind == Principal.Kind.ROLE;
        return own == kind || session ? Standing.YES : Standing.NO;
    }

    /// Identity Center names the roles of its permission sets itself.
    private static boolean mayComeByPermissionSet(Principal principal) {
        return principal.arn() == null || principal.arn().contains("/AWSReservedSSO_");
    }

    private static boolean holdsOwnPolicy(PrincipalAccess access) {
        return access.identity().policies().stream().anyMatch(NamedPolicy::customerManaged);
    }

    private static Standing sure(boolean so) {
        return so ? Standing.YES : Standing.NO;
    }

    private static Standing perhaps(boolean possible) {
        return possible ? Standing.CONDITIONAL : Standing.NO;
    }

    private static boolean denied(PrincipalAccess access, boolean attached) {
        return access.identity().read().stream()
                .filter(policy -> attached == (policy.arn() != null))
                .map(NamedPolicy.Read::document)
                .flatMap(document -> document.statements().stream())
                .anyMatch(statement -> statement.effect() == Effect.DENY);
    }
}
