package dev.attest.certification.population;

import dev.attest.certification.inventory.Inventory;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What principals hold today, in the caller's transaction.
@ApplicationScoped
public class CurrentAccess {
    private final Inventory inventory;

    public CurrentAccess(Inventory inventory) {
        this.inventory = inventory;
    }

    /// What the principals of all this access hold, whatever they are called by now, and for keys
    /// everybody in their accounts.
    public Held of(Collection<Sought> sought) {
        var known =
                inventory.principalsKnownBy(
                        distinct(sought, Sought::principalUniqueId, Sought::referenceUniqueId));
        var principals = new LinkedHashMap<String, PrincipalObserved>();
        inventory
                .principals(distinct(sought, Sought::principalId))
                .forEach(one -> principals.put(one.principalId(), one));
        known.forEach(one -> principals.put(one.principalId(), one));
        var access = inventory.access(principals.values());
        var grants = new Grants(access);
        var holdings = new HashMap<String, Holding>();
        principals.forEach((id, principal) -> holdings.put(id, Holding.of(principal, grants)));
        return new Held(
                holdings,
                new Names(
                        known,
                        inventory.groupsKnownBy(distinct(sought, Sought::referenceUniqueId))),
                holders(sought, principals.values()),
                new Removals(grants));
    }

    /// Who holds keys now, by access key id: these principals, and for what is not theirs everybody
    /// in their accounts.
    private Map<String, PrincipalObserved> holders(
            Collection<Sought> sought, Collection<PrincipalObserved> principals) {
        var holders = new HashMap<String, PrincipalObserved>();
        principals.forEach(one -> addKeys(holders, one));
        var missing =
                sought.stream()
                        .filter(one -> one.kind() == EntitlementKind.ACCESS_KEY)
                        .filter(one -> Grant.Key.isId(one.reference()))
                        .filter(one -> !holders.containsKey(one.reference()))
                        .toList();
        inventory
                .holdersOf(
                        distinct(missing, Sought::reference),
                        distinct(missing, Sought::principalAccount))
                .forEach(one -> addKeys(holders, one));
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

    @SafeVarargs
    private static List<String> distinct(
            Collection<Sought> of, Function<Sought, @Nullable String>... parts) {
        return of.stream()
                .flatMap(one -> List.of(parts).stream().map(part -> part.apply(one)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
