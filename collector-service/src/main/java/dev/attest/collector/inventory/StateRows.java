package dev.attest.collector.inventory;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalObserved;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The present state of principals, groups and permission sets: each as the event that tells it.
final class StateRows {

    private final SqlConnection connection;

    StateRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// The address of a principal in the API: its id may hold slashes and colons.
    static UUID addressOf(String principalId) {
        return UUID.nameUUIDFromBytes(principalId.getBytes(StandardCharsets.UTF_8));
    }

    /// The principals of an account that are there, each with the person it was told to belong to.
    Map<String, Optional<String>> presentPrincipals(String accountId) {
        Map<String, Optional<String>> present = new HashMap<>();
        connection
                .preparedQuery(
                        "select principal_id, person_id from principal"
                                + " where account_id = $1 and present")
                .executeAndAwait(Tuple.of(accountId))
                .forEach(row ->
                        present.put(row.getString(0), Optional.ofNullable(row.getString(1))));
        return present;
    }

    /// The keys of an account's users as they were told last.
    Map<String, List<AccessKey>> accessKeys(String accountId) {
        Map<String, List<AccessKey>> found = new HashMap<>();
        connection
                .preparedQuery(
                        "select state from principal where account_id = $1 and present"
                                + " and kind in ('IAM_USER', 'ROOT')")
                .executeAndAwait(Tuple.of(accountId))
                .forEach(row -> {
                    PrincipalObserved p =
                            StoredJson.read(row.getString(0), PrincipalObserved.class);
                    found.put(p.principalId(), p.credentials().accessKeys());
                });
        return found;
    }

    void keepPrincipals(List<PrincipalObserved> principals) {
        if (principals.isEmpty()) {
            return;
        }
        List<Tuple> rows =
                principals.stream()
                        .map(p ->
                                Tuple.tuple()
                                        .addString(p.principalId())
                                        .addUUID(addressOf(p.principalId()))
                                        .addString(p.accountId())
                                        .addString(p.kind().name())
                                        .addString(p.name())
                                        .addString(p.personId())
                                        .addOffsetDateTime(utc(p.observedAt()))
                                        .addUUID(p.snapshotId())
                                        .addString(StoredJson.write(p))
                                        .addString(p.uniqueId()))
                        .toList();
        connection
                .preparedQuery(
                        """
                        insert into principal (principal_id, id, account_id, kind, name, person_id,
                          present, observed_at, snapshot_id, state, unique_id)
                        values ($1, $2, $3, $4, $5, $6, true, $7, $8, $9, $10)
                        on conflict (principal_id) do update set name = excluded.name,
                          person_id = excluded.person_id, present = true,
                          observed_at = excluded.observed_at, snapshot_id = excluded.snapshot_id,
                          state = excluded.state, unique_id = excluded.unique_id
                        """)
                .executeBatchAndAwait(rows);
    }

    void principalGone(String principalId) {
        connection
                .preparedQuery("update principal set present = false where principal_id = $1")
                .executeAndAwait(Tuple.of(principalId));
    }

    /// @return whether it is news: nothing newer is known of the group
    boolean keepGroup(GroupObserved group) {
        return connection
                        .preparedQuery(
                                """
                                insert into principal_group as g
                                  (group_id, account_id, name, snapshot_id, observed_at, state)
                                values ($1, $2, $3, $4, $5, $6)
                                on conflict (group_id) do update set name = excluded.name,
                                  snapshot_id = excluded.snapshot_id, observed_at = excluded.observed_at,
                                  state = excluded.state
                                where g.observed_at <= excluded.observed_at
                                """)
                        .executeAndAwait(
                                Tuple.of(
                                        group.groupId(),
                                        group.accountId(),
                                        group.name(),
                                        group.snapshotId(),
                                        utc(group.observedAt()),
                                        StoredJson.write(group)))
                        .rowCount()
                > 0;
    }

    /// @return whether it is news
    boolean keepPermissionSet(PermissionSetObserved set) {
        return connection
                        .preparedQuery(
                                """
                                insert into permission_set as p (permission_set_arn, account_id, name,
                                  snapshot_id, observed_at, state)
                                values ($1, $2, $3, $4, $5, $6)
                                on conflict (permission_set_arn) do update set name = excluded.name,
                                  snapshot_id = excluded.snapshot_id, observed_at = excluded.observed_at,
                                  state = excluded.state
                                where p.observed_at <= excluded.observed_at
                                """)
                        .executeAndAwait(
                                Tuple.of(
                                        set.permissionSetArn(),
                                        set.accountId(),
                                        set.name(),
                                        set.snapshotId(),
                                        utc(set.observedAt()),
                                        StoredJson.write(set)))
                        .rowCount()
                > 0;
    }

    /// The groups of an account, by id.
    Map<String, GroupObserved> groups(String accountId) {
        Map<String, GroupObserved> found = new HashMap<>();
        states("principal_group", accountId)
                .forEach(json -> {
                    GroupObserved group = StoredJson.read(json, GroupObserved.class);
                    found.put(group.groupId(), group);
                });
        return found;
    }

    /// The permission sets of an account, by ARN.
    Map<String, PermissionSetObserved> permissionSets(String accountId) {
        Map<String, PermissionSetObserved> found = new HashMap<>();
        states("permission_set", accountId)
                .forEach(json -> {
                    PermissionSetObserved set = StoredJson.read(json, PermissionSetObserved.class);
                    found.put(set.permissionSetArn(), set);
                });
        return found;
    }

    /// Takes out the groups of an account that a complete snapshot no longer shows.
    ///
    /// @param identityCenter groups of Identity Center, else of IAM
    List<GroupObserved> dropGroups(
            String accountId, boolean identityCenter, Set<String> shown, Instant observedAt) {
        List<GroupObserved> dropped = new ArrayList<>();
        groups(accountId)
                .values()
                .forEach(group -> {
                    boolean sameKind = identityCenter == (group.identityStoreId() != null);
                    boolean older = group.observedAt().isBefore(observedAt);
                    if (older && sameKind && !shown.contains(group.groupId())) {
                        dropped.add(group);
                    }
                });
        dropped.forEach(
                g -> delete("delete from principal_group where group_id = $1", g.groupId()));
        return dropped;
    }

    /// Takes out the permission sets that a complete snapshot no longer shows.
    List<PermissionSetObserved> dropPermissionSets(
            String accountId, Set<String> shown, Instant observedAt) {
        List<PermissionSetObserved> dropped = new ArrayList<>();
        permissionSets(accountId)
                .values()
                .forEach(set -> {
                    boolean older = set.observedAt().isBefore(observedAt);
                    if (older && !shown.contains(set.permissionSetArn())) {
                        dropped.add(set);
                    }
                });
        dropped.forEach(s ->
                delete(
                        "delete from permission_set where permission_set_arn = $1",
                        s.permissionSetArn()));
        return dropped;
    }

    /// States that name one of these managed policies.
    ///
    /// @param exceptAccount the account whose states are not asked for; null for those of all
    List<String> naming(String table, Set<String> arns, @Nullable String exceptAccount) {
        String[] patterns =
                arns.stream()
                        .map(arn -> "%\"" + arn.replace("_", "\\_").replace("%", "\\%") + "\"%")
                        .toArray(String[]::new);
        String present = table.equals("principal") ? " and present" : "";
        List<String> found = new ArrayList<>();
        connection
                .preparedQuery(
                        "select state from "
                                + table
                                + " where account_id is distinct from $1 and state like any($2)"
                                + present)
                .executeAndAwait(Tuple.of(exceptAccount).addArrayOfString(patterns))
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private List<String> states(String table, String accountId) {
        List<String> found = new ArrayList<>();
        connection
                .preparedQuery("select state from " + table + " where account_id = $1")
                .executeAndAwait(Tuple.of(accountId))
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private void delete(String sql, String key) {
        connection.preparedQuery(sql).executeAndAwait(Tuple.of(key));
    }
}
