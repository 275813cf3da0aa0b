package dev.attest.collector.inventory;

import dev.attest.events.inventory.PrincipalObserved;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which principal belongs to whom, after the claims changed.
public final class Linking {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

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

    /// Waits for them, but not for long: who waits holds a connection, and there are few.
    ///
    /// @param patience at least a millisecond: PostgreSQL takes 0 for no bound
    /// @throws InventoryBusyException when they take longer
    public void lock(Duration patience) {
        long millis = Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
        connection.query("set local lock_timeout = " + millis).executeAndAwait();
        try {
            rows.lock();
        } catch (PgException e) {
            throw LOCK_NOT_AVAILABLE.equals(e.getSqlState()) ? new InventoryBusyException() : e;
        }
        connection.query("set local lock_timeout to default").executeAndAwait();
    }

    /// Those of the principals that no snapshot has shown.
    public Set<String> unknown(Collection<String> principals) {
        Set<String> unknown = new HashSet<>(principals);
        connection
                .preparedQuery(
                        "select principal_id from principal where present and principal_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(unknown.toArray(String[]::new)))
                .forEach(row -> unknown.remove(row.getString(0)));
        return unknown;
    }

    /// @param principals those whose person may have changed
    /// @param uniqueIds the same by what they are known by under any name
    public List<PrincipalObserved> relink(
            Collection<String> principals, Collection<String> uniqueIds) {
        List<PrincipalObserved> present = new ArrayList<>();
        connection
                .preparedQuery(
                        "select state from principal where present"
                                + " and (principal_id = any($1) or unique_id = any($2))"
                                + " order by principal_id")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(principals.toArray(String[]::new))
                                .addArrayOfString(uniqueIds.toArray(String[]::new)))
                .forEach(row ->
                        present.add(StoredJson.read(row.getString(0), PrincipalObserved.class)));
        Map<String, @Nullable String> ids = new HashMap<>();
        present.forEach(p -> ids.put(p.principalId(), p.uniqueId()));
        Map<String, String> owners = new ClaimRows(connection).owners(ids);
        List<PrincipalObserved> changed =
                present.stream().map(p -> of(p, owners.get(p.principalId()))).toList();
        new StateRows(connection).keepPrincipals(changed);
        return changed;
    }

    /// That a rule joins a principal to a person.
    public record Link(String personId, String rule) {}

    /// What became of links.
    ///
    /// @param principals those that came to somebody else, as they are told now
    /// @param losers whose they were before
    public record Relinked(List<PrincipalObserved> principals, Set<String> losers) {}

    /// Who claims these principals.
    public Map<String, String> claimed(Collection<String> principals) {
        return new ClaimRows(connection).claimed(uniqueIds(present(principals)));
    }

    /// Replaces the links of principals.
    ///
    /// @param links those that there are now, by principal
    public Relinked keepLinks(Collection<String> principals, Map<String, Link> links) {
        replaceLinks(principals, links);
        Map<String, Present> present = present(principals);
        Map<String, String> owners = new ClaimRows(connection).owners(uniqueIds(present));
        Set<String> changed = new HashSet<>();
        Set<String> losers = new HashSet<>();
        present.forEach((id, known) -> {
            String before = known.personId();
            if (!Objects.equals(before, owners.get(id))) {
                changed.add(id);
                Optional.ofNullable(before).ifPresent(losers::add);
            }
        });
        return new Relinked(changed.isEmpty() ? List.of() : relink(changed, Set.of()), losers);
    }

    private void replaceLinks(Collection<String> principals, Map<String, Link> links) {
        connection
                .preparedQuery("delete from principal_link where principal_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(principals.toArray(String[]::new)));
        if (links.isEmpty()) {
            return;
        }
        connection
                .preparedQuery(
                        "insert into principal_link (principal_id, person_id, rule)"
                                + " values ($1, $2, $3)")
                .executeBatchAndAwait(
                        links.entrySet().stream()
                                .map(e ->
                                        Tuple.of(
                                                e.getKey(),
                                                e.getValue().personId(),
                                                e.getValue().rule()))
                                .toList());
    }

    private record Present(@Nullable String uniqueId, @Nullable String personId) {}

    private Map<String, Present> present(Collection<String> principals) {
        Map<String, Present> found = new HashMap<>();
        connection
                .preparedQuery(
                        "select principal_id, unique_id, person_id from principal"
                                + " where present and principal_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(principals.toArray(String[]::new)))
                .forEach(row ->
                        found.put(
                                row.getString(0), new Present(row.getString(1), row.getString(2))));
        return found;
    }

    private static Map<String, @Nullable String> uniqueIds(Map<String, Present> present) {
        Map<String, @Nullable String> uniqueIds = new HashMap<>();
        present.forEach((id, known) -> uniqueIds.put(id, known.uniqueId()));
        return uniqueIds;
    }

    private static PrincipalObserved of(PrincipalObserved p, @Nullable String personId) {
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
                p.observedAt(),
                p.uniqueId());
    }
}
