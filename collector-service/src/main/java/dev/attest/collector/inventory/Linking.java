package dev.attest.collector.inventory;

import dev.attest.collector.people.PersonReading;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.PrincipalObserved;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which principal belongs to whom, after the claims changed.
public final class Linking {

    private final SqlConnection connection;
    private final InventoryRows rows;

    public Linking(SqlConnection connection) {
        this.connection = connection;
        rows = new InventoryRows(connection);
    }

    /// Waits for other imports of inventory or people.
    public void lock() {
        rows.lock();
    }

    /// Claims that name a principal which no snapshot has shown, in words.
    public List<String> unknown(List<PersonReading> people) {
        Set<String> claimed = new HashSet<>();
        people.forEach(p -> claimed.addAll(p.principals()));
        Set<String> present = new HashSet<>();
        connection
                .preparedQuery(
                        "select principal_id from principal where present and principal_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(claimed.toArray(String[]::new)))
                .forEach(row -> present.add(row.getString(0)));
        List<String> words = new ArrayList<>();
        for (PersonReading person : people) {
            for (String principal : person.principals()) {
                if (!present.contains(principal)) {
                    words.add(
                            "line %d: no snapshot shows the principal %s of %s; it is linked when one does"
                                    .formatted(person.line(), principal, person.personId()));
                }
            }
        }
        return words;
    }

    /// @param principals those whose person may have changed
    public List<InventoryEvent> relink(Collection<String> principals) {
        Map<String, String> owners = rows.claims(principals);
        List<PrincipalObserved> changed = new ArrayList<>();
        connection
                .preparedQuery(
                        "select state from principal where present and principal_id = any($1)"
                                + " order by principal_id")
                .executeAndAwait(Tuple.tuple().addArrayOfString(principals.toArray(String[]::new)))
                .forEach(row -> {
                    PrincipalObserved p =
                            StoredJson.read(row.getString(0), PrincipalObserved.class);
                    changed.add(of(p, owners.get(p.principalId())));
                });
        new StateRows(connection).keepPrincipals(changed);
        return new ArrayList<>(changed);
    }

    private static PrincipalObserved of(
            PrincipalObserved p, @org.jspecify.annotations.Nullable String personId) {
        return new PrincipalObserved(
                p.snapshotId(),
                p.accountId(),
                p.principalId(),
                p.kind(),
                p.name(),
                personId,
                p.createdAt(),
                p.groups(),
                p.attachedPolicies(),
                p.inlinePolicies(),
                p.boundary(),
                p.trustPolicySha256(),
                p.credentials(),
                p.tags(),
                p.observedAt());
    }
}
