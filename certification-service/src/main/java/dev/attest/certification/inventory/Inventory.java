package dev.attest.certification.inventory;

import dev.attest.certification.platform.Documents;
import dev.attest.certification.platform.Sql;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the projection, in the caller's transaction.
@ApplicationScoped
public class Inventory {
    private static final String PERSON =
            "select person_id, email, name, manager_id, department, status, moved_from, moved_at"
                    + " from person";

    private final Sql sql;

    public Inventory(Sql sql) {
        this.sql = sql;
    }

    public Map<String, Account> accounts() {
        return sql
                .query(
                        "select account_id, name, owner_email, status, organizational_unit"
                                + " from account",
                        row ->
                                new Account(
                                        row.getString("account_id"),
                                        row.getString("name"),
                                        row.getString("owner_email"),
                                        row.getString("status"),
                                        row.getString("organizational_unit")))
                .stream()
                .collect(Collectors.toMap(Account::accountId, Function.identity()));
    }

    public List<Person> people() {
        return sql.query(PERSON, Inventory::person);
    }

    public Optional<Person> person(String personId) {
        return sql.first(PERSON + " where person_id = ?", Inventory::person, personId);
    }

    /// @param email verified, lower case
    public Optional<Person> personByEmail(String email) {
        return sql.first(PERSON + " where email = ?", Inventory::person, email);
    }

    /// Everybody and everything that is there now, by account and id.
    public List<PrincipalObserved> principals() {
        return sql.query(
                "select document from principal where gone_at is null"
                        + " order by account_id, principal_id",
                row -> Documents.read(row.getString(1), PrincipalObserved.class));
    }

    /// Those of the ids that are there now.
    public List<PrincipalObserved> principals(Collection<String> ids) {
        return sql.query(
                "select document from principal where gone_at is null and principal_id = any(?)",
                row -> Documents.read(row.getString(1), PrincipalObserved.class),
                List.copyOf(ids));
    }

    /// Those that are there now and bear one of the unique ids, whatever they are called.
    public List<PrincipalObserved> principalsKnownBy(Collection<String> uniqueIds) {
        return uniqueIds.isEmpty()
                ? List.of()
                : sql.query(
                        "select document from principal where gone_at is null"
                                + " and unique_id = any(?) order by principal_id",
                        row -> Documents.read(row.getString(1), PrincipalObserved.class),
                        List.copyOf(uniqueIds));
    }

    /// Groups that bear one of the unique ids, under every name they were seen with.
    public List<GroupObserved> groupsKnownBy(Collection<String> uniqueIds) {
        return uniqueIds.isEmpty()
                ? List.of()
                : sql.query(
                        "select document from principal_group where unique_id = any(?)"
                                + " order by group_id",
                        Inventory::group,
                        List.copyOf(uniqueIds));
    }

    /// Those in the accounts that hold one of the access keys now.
    public List<PrincipalObserved> holdersOf(
            Collection<String> accessKeyIds, Collection<String> accountIds) {
        if (accessKeyIds.isEmpty()) {
            return List.of();
        }
        return sql.query(
                """
                select document from principal
                where gone_at is null and access_key_ids && ? and account_id = any(?)
                order by principal_id\
                """,
                row -> Documents.read(row.getString(1), PrincipalObserved.class),
                List.copyOf(accessKeyIds),
                List.copyOf(accountIds));
    }

    /// Groups, permission sets and every policy document.
    public Access access() {
        return access(
                sql.query("select document from principal_group", Inventory::group),
                sql.query(
                        "select document from permission_set order by permission_set_arn",
                        Inventory::permissionSet),
                sql.query(
                        "select sha256, document from policy where document is not null",
                        Inventory::document));
    }

    /// What these principals' access is made of, and no more: their groups, the permission sets
    /// that they or their groups hold, the trust policies of the roles among them.
    public Access access(Collection<PrincipalObserved> of) {
        var groups = of.stream().flatMap(one -> one.groups().stream()).distinct().toList();
        var holders =
                Stream.concat(of.stream().map(PrincipalObserved::principalId), groups.stream())
                        .toList();
        return access(
                sql.query(
                        "select document from principal_group where group_id = any(?)",
                        Inventory::group,
                        groups),
                sql.query(
                        """
                        select document from permission_set where permission_set_arn in (
                            select permission_set_arn from permission_set_holder
                            where holder_id = any(?))
                        order by permission_set_arn\
                        """,
                        Inventory::permissionSet,
                        holders),
                sql.query(
                        "select sha256, document from policy"
                                + " where document is not null and sha256 = any(?)",
                        Inventory::document,
                        of.stream()
                                .map(PrincipalObserved::trustPolicySha256)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()));
    }

    private static Access access(
            List<GroupObserved> groups,
            List<PermissionSetObserved> sets,
            List<Map.Entry<String, String>> documents) {
        return new Access(
                groups.stream()
                        .collect(Collectors.toMap(GroupObserved::groupId, Function.identity())),
                sets,
                documents.stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// The latest reading of every account and source.
    public List<Snapshot> latestSnapshots() {
        return sql.query(
                """
                select distinct on (account_id, source) snapshot_id, account_id, source,
                    observed_at, complete, gaps
                from snapshot order by account_id, source, observed_at desc, imported_at desc\
                """,
                Inventory::snapshot);
    }

    /// The latest reading of every source of these accounts, one index look-up each.
    public List<Snapshot> latestSnapshots(Collection<String> accountIds) {
        return sql.query(
                """
                select latest.* from unnest(?) as asked (account)
                cross join unnest(?) as told (by)
                cross join lateral (
                    select snapshot_id, account_id, source, observed_at, complete, gaps
                    from snapshot s where s.account_id = asked.account and s.source = told.by
                    order by observed_at desc, imported_at desc limit 1) latest\
                """,
                Inventory::snapshot,
                List.copyOf(accountIds),
                Stream.of(InventorySource.values()).map(Enum::name).toList());
    }

    /// Whether a reading of this account by one of these sources shows a later moment.
    public boolean hasLaterReading(String accountId, Collection<InventorySource> by, Instant than) {
        return sql.first(
                        "select true from snapshot where account_id = ? and source = any(?)"
                                + " and observed_at > ? limit 1",
                        row -> true,
                        accountId,
                        by.stream().map(Enum::name).toList(),
                        than)
                .isPresent();
    }

    private static GroupObserved group(ResultSet row) throws SQLException {
        return Documents.read(row.getString(1), GroupObserved.class);
    }

    private static PermissionSetObserved permissionSet(ResultSet row) throws SQLException {
        return Documents.read(row.getString(1), PermissionSetObserved.class);
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getObject("snapshot_id", UUID.class),
                row.getString("account_id"),
                InventorySource.valueOf(row.getString("source")),
                Sql.moment(row, "observed_at"),
                row.getBoolean("complete"),
                Sql.strings(row, "gaps"));
    }

    private static Map.Entry<String, String> document(ResultSet row) throws SQLException {
        return Map.entry(row.getString(1), row.getString(2));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("person_id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("manager_id"),
                row.getString("department"),
                PersonStatus.valueOf(row.getString("status")),
                row.getString("moved_from"),
                Sql.instant(row, "moved_at"));
    }
}
