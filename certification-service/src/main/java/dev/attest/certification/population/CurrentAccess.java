package dev.attest.certification.population;

import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.remediation.model.RemovalCommands;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What principals hold today, in the caller's transaction.
@ApplicationScoped
public class CurrentAccess {
    private final Inventory inventory;

    public CurrentAccess(Inventory inventory) {
        this.inventory = inventory;
    }

    public Held of(Collection<String> principalIds) {
        var principals = inventory.principals(principalIds);
        var access = inventory.access(trustPolicies(principals));
        var grants = new Grants(access);
        var held = new LinkedHashMap<String, Map<String, Grant>>();
        for (var principal : principals) {
            var byId = new LinkedHashMap<String, Grant>();
            grants.of(principal).forEach(grant -> byId.put(grant.entitlementId(), grant));
            held.put(principal.principalId(), byId);
        }
        return new Held(held, new Removals(access));
    }

    private static List<String> trustPolicies(List<PrincipalObserved> principals) {
        return principals.stream()
                .map(PrincipalObserved::trustPolicySha256)
                .filter(hash -> hash != null)
                .distinct()
                .toList();
    }

    /// Grants by principal and entitlement.
    public static final class Held {
        private final Map<String, Map<String, Grant>> grants;
        private final Removals removals;

        Held(Map<String, Map<String, Grant>> grants, Removals removals) {
            this.grants = grants;
            this.removals = removals;
        }

        public boolean shows(String principalId, String entitlementId) {
            return grants.getOrDefault(principalId, Map.of()).containsKey(entitlementId);
        }

        /// The commands that take it away as it stands; empty when it is not there.
        public Optional<List<String>> commands(String principalId, String entitlementId) {
            return Optional.ofNullable(
                            grants.getOrDefault(principalId, Map.of()).get(entitlementId))
                    .map(grant -> RemovalCommands.of(removals.of(grant)));
        }

        /// What still gives the principal the same permission after a removal, in words.
        public List<String> otherWays(
                String principalId, EntitlementKind kind, String reference, String accountId) {
            return OtherWays.toTheSame(
                    kind,
                    reference,
                    accountId,
                    grants.getOrDefault(principalId, Map.of()).values());
        }
    }
}
