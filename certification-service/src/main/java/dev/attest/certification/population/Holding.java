package dev.attest.certification.population;

import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What one principal holds.
///
/// @param grants by entitlement
/// @param unreadable kinds of which no source tells whether it holds any
record Holding(
        PrincipalObserved principal, Map<String, Grant> grants, Set<EntitlementKind> unreadable) {

    static Holding of(PrincipalObserved principal, Grants all) {
        var grants = new LinkedHashMap<String, Grant>();
        all.of(principal).forEach(grant -> grants.put(grant.entitlementId(), grant));
        return new Holding(principal, grants, all.unreadable(principal));
    }

    /// Whether it has a key that may be the one that a reference names.
    boolean mayHold(String key) {
        return grants.values().stream()
                .anyMatch(one -> one instanceof Grant.Key found && found.mayBe(key));
    }
}
