package dev.attest.collector.inventory;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.collector.inventory.Merge.Known;
import dev.attest.collector.inventory.reading.AccountReading;
import dev.attest.collector.inventory.reading.ManagedPolicy;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.events.inventory.InventorySource;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The inventory's tables, as one import sees them in its transaction.
final class InventoryRows {

    private static final String LOCK = "select pg_advisory_xact_lock(4923874650129384)";

    private final SqlConnection connection;

    InventoryRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// One import of inventory or people at a time: merging needs a quiet view.
    void lock() {
        connection.query(LOCK).executeAndAwait();
    }

    /// A principal as one source saw it last.
    record Sighting(PrincipalReading reading, Known known) {}

    /// Keeps documents. One that is known is the same: its hash is its key.
    void keepDocuments(Map<String, String> documents) {
        String[] hashes = documents.keySet().toArray(String[]::new);
        String[] texts =
                java.util.Arrays.stream(hashes)
                        .map(h -> documents.getOrDefault(h, "").replace('\0', '\uFFFD'))
                        .toArray(String[]::new);
        connection
                .preparedQuery(
                        "insert into policy_document (sha256, document)"
                                + " select * from unnest($1::text[], $2::text[]) on conflict do nothing")
                .executeAndAwait(Tuple.tuple().addArrayOfString(hashes).addArrayOfString(texts));
    }

    /// @return the ARNs whose document is new or another one
    Set<String> keepManagedPolicies(List<ManagedPolicy> policies, Instant observedAt) {
        RowSet<Row> rows =
                connection
                        .preparedQuery(
                                """
                                insert into managed_policy as m (arn, name, sha256, observed_at)
                                select a, n, s, $4 from unnest($1::text[], $2::text[], $3::text[]) as x(a, n, s)
                                on conflict (arn) do update set name = excluded.name,
                                  sha256 = excluded.sha256, observed_at = excluded.observed_at
                                where m.observed_at <= excluded.observed_at and m.sha256 <> excluded.sha256
                                returning arn
                                """)
                        .executeAndAwait(
                                Tuple.tuple()
                                        .addArrayOfString(strings(policies, ManagedPolicy::arn))
                                        .addArrayOfString(strings(policies, ManagedPolicy::name))
                                        .addArrayOfString(strings(policies, ManagedPolicy::sha256))
                                        .addOffsetDateTime(utc(observedAt)));
        Set<String> changed = new HashSet<>();
        rows.forEach(row -> changed.add(row.getString(0)));
        return changed;
    }

    Map<String, String> hashesOf(Collection<String> arns) {
        return pairs("select arn, sha256 from managed_policy where arn = any($1)", arns);
    }

    Map<String, String> documents(Collection<String> hashes) {
        return pairs("select sha256, document from policy_document where sha256 = any($1)", hashes);
    }

    /// @return those hashes that were not told for the account, now noted as told
    Set<String> tell(String accountId, Collection<String> hashes) {
        Set<String> fresh = new HashSet<>();
        connection
                .preparedQuery(
                        "insert into policy_told (account_id, sha256)"
                                + " select $1, h from unnest($2::text[]) as h on conflict do nothing returning sha256")
                .executeAndAwait(
                        Tuple.of(accountId).addArrayOfString(hashes.toArray(String[]::new)))
                .forEach(row -> fresh.add(row.getString(0)));
        return fresh;
    }

    /// Stores what a source says, unless something newer of that source is known.
    void keepFacets(
            String accountId,
            InventorySource source,
            UUID snapshotId,
            Instant observedAt,
            List<PrincipalReading> principals) {
        connection
                .preparedQuery(
                        """
                        insert into principal_facet as f
                          (principal_id, source, snapshot_id, account_id, observed_at, facet)
                        select p, $3, $4, $5, $6, j from unnest($1::text[], $2::text[]) as x(p, j)
                        on conflict (principal_id, source) do update set facet = excluded.facet,
                          snapshot_id = excluded.snapshot_id, observed_at = excluded.observed_at
                        where f.observed_at <= excluded.observed_at
                        """)
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(
                                        strings(principals, PrincipalReading::principalId))
                                .addArrayOfString(strings(principals, StoredJson::write))
                                .addString(source.name())
                                .addUUID(snapshotId)
                                .addString(accountId)
                                .addOffsetDateTime(utc(observedAt)));
    }

    /// What every source said last of the principals of an account.
    Map<String, Map<InventorySource, Sighting>> facets(String accountId) {
        Map<String, Map<InventorySource, Sighting>> all = new LinkedHashMap<>();
        connection
                .preparedQuery(
                        "select f.principal_id, f.source, f.snapshot_id, f.observed_at, s.complete,"
                                + " f.facet from principal_facet f join snapshot s"
                                + " on s.id = f.snapshot_id where f.account_id = $1"
                                + " order by f.principal_id")
                .executeAndAwait(Tuple.of(accountId))
                .forEach(row -> {
                    PrincipalReading reading =
                            StoredJson.read(row.getString(5), PrincipalReading.class);
                    Known known =
                            new Known(
                                    row.getUUID(2),
                                    row.getOffsetDateTime(3).toInstant(),
                                    row.getBoolean(4),
                                    reading.facet());
                    all.computeIfAbsent(row.getString(0), _ -> new EnumMap<>(InventorySource.class))
                            .put(
                                    InventorySource.valueOf(row.getString(1)),
                                    new Sighting(reading, known));
                });
        return all;
    }

    void dropFacets(String principalId, Instant before) {
        connection
                .preparedQuery(
                        "delete from principal_facet where principal_id = $1 and observed_at < $2")
                .executeAndAwait(Tuple.of(principalId, utc(before)));
    }

    /// When the latest complete snapshot of a source was observed.
    Optional<Instant> lastComplete(String accountId, InventorySource source) {
        Row row =
                connection
                        .preparedQuery(
                                "select max(observed_at) from snapshot"
                                        + " where account_id = $1 and source = $2 and complete")
                        .executeAndAwait(Tuple.of(accountId, source.name()))
                        .iterator()
                        .next();
        return Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant);
    }

    /// What a list of accounts says counts unless a later list said something: that an account was
    /// noted later says nothing about its owner.
    ///
    /// @return the accounts whose row changed, each with the moment to tell it with: never before
    ///   one that was told, for an account can be noted before the file that describes it is read
    Map<String, Instant> keepAccounts(List<AccountReading> accounts, Instant observedAt) {
        Map<String, Instant> changed = new HashMap<>();
        for (AccountReading a : accounts) {
            connection
                    .preparedQuery(
                            """
                            insert into account as a (account_id, name, organization_id,
                              organizational_unit, status, management, owner_email, observed_at, told_at,
                              described_at)
                            values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)
                            on conflict (account_id) do update set name = excluded.name,
                              organization_id = excluded.organization_id,
                              organizational_unit = excluded.organizational_unit,
                              status = excluded.status, management = excluded.management,
                              owner_email = excluded.owner_email,
                              observed_at = excluded.observed_at,
                              described_at = excluded.described_at,
                              told_at = greatest(coalesce(a.told_at, a.observed_at), excluded.told_at)
                            where a.described_at is null or a.described_at <= excluded.described_at
                            returning told_at
                            """)
                    .executeAndAwait(
                            Tuple.tuple()
                                    .addString(a.accountId())
                                    .addString(a.name())
                                    .addString(a.organizationId())
                                    .addString(a.organizationalUnit())
                                    .addString(a.status())
                                    .addBoolean(a.management())
                                    .addString(a.ownerEmail())
                                    .addOffsetDateTime(utc(observedAt)))
                    .forEach(row ->
                            changed.put(a.accountId(), row.getOffsetDateTime(0).toInstant()));
        }
        return changed;
    }

    /// Those of these accounts that are known, by id.
    Map<String, AccountReading> accounts(List<AccountReading> of) {
        Map<String, AccountReading> known = new HashMap<>();
        connection
                .preparedQuery(
                        "select account_id, name, organization_id, organizational_unit, status,"
                                + " management, owner_email from account where account_id = any($1)")
                .executeAndAwait(
                        Tuple.tuple().addArrayOfString(strings(of, AccountReading::accountId)))
                .forEach(row ->
                        known.put(
                                row.getString(0),
                                new AccountReading(
                                        row.getString(0),
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getBoolean(5),
                                        row.getString(6))));
        return known;
    }

    /// Notes an account that no organization file has shown.
    ///
    /// @return whether it was new
    boolean noteAccount(String accountId, Instant observedAt) {
        return connection
                        .preparedQuery(
                                "insert into account (account_id, name, status, management, observed_at)"
                                        + " values ($1, $1, 'ACTIVE', false, $2) on conflict do nothing")
                        .executeAndAwait(Tuple.of(accountId, utc(observedAt)))
                        .rowCount()
                > 0;
    }

    private Map<String, String> pairs(String sql, Collection<String> keys) {
        Map<String, String> found = new HashMap<>();
        if (!keys.isEmpty()) {
            connection
                    .preparedQuery(sql)
                    .executeAndAwait(Tuple.tuple().addArrayOfString(keys.toArray(String[]::new)))
                    .forEach(row -> found.put(row.getString(0), row.getString(1)));
        }
        return found;
    }

    static <T> @Nullable String[] strings(
            List<T> values, java.util.function.Function<T, @Nullable String> field) {
        @Nullable String[] texts = new @Nullable String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            String text = field.apply(values.get(i));
            texts[i] = text == null ? null : text.replace('\0', '\uFFFD');
        }
        return texts;
    }
}
