package dev.attest.certification.population;

import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.population.model.RemovalCommands;
import dev.attest.certification.population.model.Sighting;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalObserved;
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
        return of(principalIds, List.of());
    }

    /// @param keys references of access keys, to be found with whomever of the account holds them
    public Held of(Collection<String> principalIds, Collection<String> keys) {
        var principals = inventory.principals(principalIds);
        var access = inventory.access(principals);
        var grants = new Grants(access);
        var held = new HashMap<String, Holding>();
        var observed = new HashMap<String, PrincipalObserved>();
        for (var principal : principals) {
            var byId = new LinkedHashMap<String, Grant>();
            observed.put(principal.principalId(), principal);
            grants.of(principal).forEach(grant -> byId.put(grant.entitlementId(), grant));
            held.put(principal.principalId(), new Holding(byId, grants.unreadable(principal)));
        }
        return new Held(
                held, observed, holders(keys, principals, principalIds), new Removals(grants));
    }

    /// Who holds keys now, by access key id: these principals, and for what is not theirs everybody
    /// in their accounts.
    private Map<String, PrincipalObserved> holders(
            Collection<String> keys,
            List<PrincipalObserved> principals,
            Collection<String> principalIds) {
        var holders = new HashMap<String, PrincipalObserved>();
        principals.forEach(one -> addKeys(holders, one));
        var missing =
                keys.stream()
                        .filter(key -> Grant.Key.isId(key) && !holders.containsKey(key))
                        .toList();
        inventory.holdersOf(missing, principalIds).forEach(one -> addKeys(holders, one));
        return holders;
    }

    private static void addKeys(
            Map<String, PrincipalObserved> holders, PrincipalObserved principal) {
        for (var key : principal.credentials().accessKeys()) {
            var id = key.accessKeyId();
            if (id != null) {
                holders.putIfAbsent(id, principal);
            }
        }
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
        private final Map<String, PrincipalObserved> principals;
        private final Map<String, PrincipalObserved> keyHolders;
        private final Removals removals;

        private Held(
                Map<String, Holding> holdings,
                Map<String, PrincipalObserved> principals,
                Map<String, PrincipalObserved> keyHolders,
                Removals removals) {
            this.holdings = holdings;
            this.principals = principals;
            this.keyHolders = keyHolders;
            this.removals = removals;
        }

        /// @param reference of the grant, as in [Grant]
        public Sighting sighting(
                String principalId, EntitlementKind kind, String reference, String entitlementId) {
            var held = holding(principalId);
            if (held.grants().containsKey(entitlementId)) {
                return Sighting.SHOWN;
            }
            if (kind == EntitlementKind.ACCESS_KEY
                    && (mayHold(held, reference) || keyHolders.containsKey(reference))) {
                return Sighting.SHOWN;
            }
            return held.unreadable().contains(kind) ? Sighting.UNREADABLE : Sighting.NOT_SHOWN;
        }

        /// The name of whoever else holds an access key, as when its user was renamed; empty for
        /// all other access.
        public Optional<String> holderOf(
                String principalId, EntitlementKind kind, String reference) {
            return kind == EntitlementKind.ACCESS_KEY
                    ? Optional.ofNullable(keyHolders.get(reference))
                            .filter(holder -> !holder.principalId().equals(principalId))
                            .map(PrincipalObserved::name)
                    : Optional.empty();
        }

        private static boolean mayHold(Holding held, String key) {
            return held.grants().values().stream()
                    .anyMatch(one -> one instanceof Grant.Key found && found.mayBe(key));
        }

        /// The commands that take it away as it stands; empty when it is not there. A role's trust
        /// is written as a whole, so there are some as long as its policy can be read.
        ///
        /// @param revokedParties references of all whom the role is to trust no longer
        public Optional<List<String>> commands(
                EntitlementKind kind,
                String principalId,
                String entitlementId,
                Collection<String> revokedParties) {
            var removal =
                    kind == EntitlementKind.ROLE_TRUST
                            ? Optional.ofNullable(principals.get(principalId))
                                    .flatMap(role -> removals.of(role, revokedParties))
                            : Optional.ofNullable(holding(principalId).grants().get(entitlementId))
                                    .map(removals::of);
            return removal.map(RemovalCommands::of);
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
