package dev.attest.certification.population;

import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.remediation.model.RemovalCommands;
import dev.attest.certification.remediation.model.Sighting;
import dev.attest.events.certification.EntitlementKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What principals hold today, in the caller's transaction.
@ApplicationScoped
public class CurrentAccess {
    private final Inventory inventory;

    public CurrentAccess(Inventory inventory) {
        this.inventory = inventory;
    }

    public Held of(Collection<String> principalIds) {
        var principals = inventory.principals(principalIds);
        var access = inventory.access(principals);
        var grants = new Grants(access);
        var held = new HashMap<String, Holding>();
        for (var principal : principals) {
            var byId = new LinkedHashMap<String, Grant>();
            grants.of(principal).forEach(grant -> byId.put(grant.entitlementId(), grant));
            held.put(principal.principalId(), new Holding(byId, grants.unreadable(principal)));
        }
        return new Held(held, new Removals(grants));
    }

    /// What one principal holds, by entitlement.
    ///
    /// @param unreadable kinds of which no source tells whether it holds any
    private record Holding(Map<String, Grant> grants, Set<EntitlementKind> unreadable) {
        static final Holding NOTHING = new Holding(Map.of(), Set.of());
    }

    /// Grants by principal and entitlement.
    public static final class Held {
        private final Map<String, Holding> holdings;
        private final Removals removals;

        private Held(Map<String, Holding> holdings, Removals removals) {
            this.holdings = holdings;
            this.removals = removals;
        }

        /// @param reference of the grant, as in [Grant]
        public Sighting sighting(
                String principalId, EntitlementKind kind, String reference, String entitlementId) {
            var held = holding(principalId);
            if (held.grants().containsKey(entitlementId)) {
                return Sighting.SHOWN;
            }
            if (kind == EntitlementKind.ACCESS_KEY && mayHold(held, reference)) {
                return Sighting.SHOWN;
            }
            return held.unreadable().contains(kind) ? Sighting.UNREADABLE : Sighting.NOT_SHOWN;
        }

        private static boolean mayHold(Holding held, String key) {
            return held.grants().values().stream()
                    .anyMatch(one -> one instanceof Grant.Key found && found.mayBe(key));
        }

        /// The commands that take it away as it stands; empty when it is not there.
        ///
        /// @param alsoRevoked references of trusted parties of the same role that are to go as well
        public Optional<List<String>> commands(
                String principalId, String entitlementId, Collection<String> alsoRevoked) {
            var parties = alsoRevoked.stream().map(TrustedParty::of).toList();
            return Optional.ofNullable(holding(principalId).grants().get(entitlementId))
                    .map(grant -> RemovalCommands.of(removals.of(grant, parties)));
        }

        /// What still gives the principal the same permission after a removal, in words.
        public List<String> otherWays(
                String principalId, EntitlementKind kind, String reference, String accountId) {
            return OtherWays.toTheSame(
                    kind, reference, accountId, holding(principalId).grants().values());
        }

        private Holding holding(String principalId) {
            return holdings.getOrDefault(principalId, Holding.NOTHING);
        }
    }
}
