package dev.attest.certification.population;

import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is called otherwise than it was: everything that bears a unique id now, by whatever name.
final class Names {
    private final List<PrincipalObserved> principals;
    private final List<GroupObserved> groups;

    Names(Collection<PrincipalObserved> principals, Collection<GroupObserved> groups) {
        this.principals = List.copyOf(principals);
        this.groups = List.copyOf(groups);
    }

    /// The principal of an access under its other names.
    List<PrincipalObserved> others(Sought sought) {
        return bearers(sought.principalUniqueId(), sought.principalAccount())
                .filter(one -> !one.principalId().equals(sought.principalId()))
                .toList();
    }

    /// Every reference by which the same access may go now, with the new name of what it names; the
    /// reference that is sought comes first, without one.
    Map<String, Optional<String>> references(Sought sought) {
        var references = new LinkedHashMap<String, Optional<String>>();
        references.put(sought.reference(), Optional.empty());
        if (sought.kind() == EntitlementKind.GROUP_MEMBERSHIP) {
            groups.stream()
                    .filter(one -> one.accountId().equals(sought.principalAccount()))
                    .filter(one -> is(one.uniqueId(), sought.referenceUniqueId()))
                    .forEach(one -> references.putIfAbsent(one.groupId(), Optional.of(one.name())));
        }
        if (sought.kind() == EntitlementKind.ROLE_TRUST) {
            var party = TrustedParty.of(sought.reference());
            bearers(sought.referenceUniqueId(), account(party.value()))
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

    private Stream<PrincipalObserved> bearers(@Nullable String uniqueId, String accountId) {
        return principals.stream()
                .filter(one -> one.accountId().equals(accountId))
                .filter(one -> is(one.uniqueId(), uniqueId));
    }

    private static boolean is(@Nullable String borne, @Nullable String sought) {
        return borne != null && borne.equals(sought);
    }

    private static String account(String arn) {
        var parts = arn.split(":", 6);
        return parts.length < 6 ? "" : parts[4];
    }
}
