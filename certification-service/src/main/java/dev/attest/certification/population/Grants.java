package dev.attest.certification.population;

import dev.attest.certification.inventory.Access;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists everything that grants a principal access, each thing that can be taken away on its own.
final class Grants {
    private static final String GROUP = "GROUP";

    private final Access access;
    private final Map<String, List<Assigned>> assignments = new HashMap<>();

    Grants(Access access) {
        this.access = access;
        for (var set : access.permissionSets()) {
            for (var one : set.assignments()) {
                assignments
                        .computeIfAbsent(
                                key(one.principalType(), one.principalId()),
                                id -> new ArrayList<>())
                        .add(new Assigned(set, one.accountId()));
            }
        }
    }

    /// Empty for root: it cannot be certified away.
    List<Grant> of(PrincipalObserved principal) {
        return switch (principal.kind()) {
            case ROOT -> List.of();
            case IAM_USER -> ofUser(principal);
            case IAM_ROLE -> ofRole(principal);
            case IDENTITY_CENTER_USER -> ofCenterUser(principal);
        };
    }

    /// Who a role trusts; empty when no snapshot carried a trust policy that can be read.
    Optional<TrustDocument> trust(PrincipalObserved role) {
        return Optional.ofNullable(role.trustPolicySha256())
                .flatMap(hash -> Optional.ofNullable(access.documents().get(hash)))
                .flatMap(TrustDocument::read);
    }

    /// Whether it is a role of which nobody can say who may assume it.
    boolean trustUnreadable(PrincipalObserved principal) {
        return principal.kind() == PrincipalKind.IAM_ROLE && trust(principal).isEmpty();
    }

    /// The kinds of access of which no source tells whether the principal has any: not to see one
    /// of them says nothing.
    Set<EntitlementKind> unreadable(PrincipalObserved principal) {
        var kinds = EnumSet.noneOf(EntitlementKind.class);
        if (trustUnreadable(principal)) {
            kinds.add(EntitlementKind.ROLE_TRUST);
        }
        if (principal.credentials().consolePassword() == null) {
            kinds.add(EntitlementKind.CONSOLE_PASSWORD);
        }
        if (!principal.credentials().accessKeysKnown()) {
            kinds.add(EntitlementKind.ACCESS_KEY);
        }
        return kinds;
    }

    /// Assignments that membership of an Identity Center group brings.
    List<Grant.Assignment> through(PrincipalObserved member, String groupId) {
        return assigned(member, GROUP, groupId, groupId);
    }

    private List<Grant> ofUser(PrincipalObserved user) {
        var grants = new ArrayList<>(policies(user));
        for (var groupId : user.groups()) {
            grants.add(new Grant.Membership(user, groupId, access.groups().get(groupId)));
        }
        if (Boolean.TRUE.equals(user.credentials().consolePassword())) {
            grants.add(new Grant.Password(user));
        }
        for (var key : user.credentials().accessKeys()) {
            grants.add(new Grant.Key(user, key));
        }
        return grants;
    }

    private List<Grant> ofRole(PrincipalObserved role) {
        var grants = new ArrayList<>(policies(role));
        trust(role)
                .ifPresent(trust ->
                        trust.parties().forEach(one -> grants.add(new Grant.Trust(role, one))));
        return grants;
    }

    private List<Grant> ofCenterUser(PrincipalObserved user) {
        var grants = new ArrayList<Grant>(policies(user));
        grants.addAll(assigned(user, "USER", user.principalId(), null));
        for (var groupId : user.groups()) {
            grants.add(new Grant.CenterMembership(user, groupId, access.groups().get(groupId)));
            grants.addAll(through(user, groupId));
        }
        return grants;
    }

    private List<Grant.Assignment> assigned(
            PrincipalObserved user, String type, String id, @Nullable String groupId) {
        return assignments.getOrDefault(key(type, id), List.of()).stream()
                .map(one ->
                        new Grant.Assignment(
                                user,
                                one.set(),
                                one.accountId(),
                                groupId,
                                groupId == null ? null : access.groups().get(groupId)))
                .toList();
    }

    private static List<Grant> policies(PrincipalObserved principal) {
        var grants = new ArrayList<Grant>();
        principal.attachedPolicies().forEach(p -> grants.add(new Grant.Attachment(principal, p)));
        principal.inlinePolicies().forEach(p -> grants.add(new Grant.Inline(principal, p)));
        return grants;
    }

    private static String key(String type, String id) {
        return type + ' ' + id;
    }

    private record Assigned(PermissionSetObserved set, String accountId) {}
}
