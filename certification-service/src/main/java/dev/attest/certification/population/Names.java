package dev.attest.certification.population;

import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is called otherwise than it was: everything that bears a unique id now, by whatever name.
final class Names {
    private final Map<Identity, List<PrincipalObserved>> principals;
    private final Map<Identity, List<GroupObserved>> groups;

    Names(Collection<PrincipalObserved> principals, Collection<GroupObserved> groups) {
        this.principals =
                byIdentity(principals, PrincipalObserved::accountId, PrincipalObserved::uniqueId);
        this.groups = byIdentity(groups, GroupObserved::accountId, GroupObserved::uniqueId);
    }

    /// The principal of an access under its other names.
    List<PrincipalObserved> others(Sought sought) {
        return bearers(principals, sought.principalAccount(), sought.principalUniqueId()).stream()
                .filter(one -> !one.principalId().equals(sought.principalId()))
                .toList();
    }

    /// Every reference by which the same access may go now, with the new name of what it names; the
    /// reference that is sought comes first, without one.
    Map<String, Optional<String>> references(Sought sought) {
        var references = new LinkedHashMap<String, Optional<String>>();
        references.put(sought.reference(), Optional.empty());
        if (sought.kind() == EntitlementKind.GROUP_MEMBERSHIP) {
            bearers(groups, sought.principalAccount(), sought.referenceUniqueId())
                    .forEach(one -> references.putIfAbsent(one.groupId(), Optional.of(one.name())));
        }
        if (sought.kind() == EntitlementKind.ROLE_TRUST) {
            var party = TrustedParty.of(sought.reference());
            bearers(principals, account(party.value()), sought.referenceUniqueId())
                    .forEach(one ->
                            references.putIfAbsent(
                                    new TrustedParty(party.type(), one.principalId()).reference(),
                                    Optional.of(one.name())));
        }
        return references;
    }

    /// The last part of an ARN.
    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static <T> List<T> bearers(
            Map<Identity, List<T>> all, String accountId, @Nullable String uniqueId) {
        return uniqueId == null
                ? List.of()
                : all.getOrDefault(new Identity(accountId, uniqueId), List.of());
    }

    private static <T> Map<Identity, List<T>> byIdentity(
            Collection<T> all,
            Function<T, String> accountId,
            Function<T, @Nullable String> uniqueId) {
        var byIdentity = new HashMap<Identity, List<T>>();
        for (var one : all) {
            var id = uniqueId.apply(one);
            if (id != null) {
                byIdentity
                        .computeIfAbsent(
                                new Identity(accountId.apply(one), id), key -> new ArrayList<>())
                        .add(one);
            }
        }
        return byIdentity;
    }

    private static String account(String arn) {
        var parts = arn.split(":", 6);
        return parts.length < 6 ? "" : parts[4];
    }

    /// What stays when a principal or a group is renamed.
    private record Identity(String accountId, String uniqueId) {}
}
