package dev.attest.collector.accounts;

import dev.attest.collector.accounts.RefreshAccounts.Found;
import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.Partition;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The accounts that are collected from, and what their sources last said.
@ApplicationScoped
public class CollectedAccountRows {

    private static final String TARGET =
            "select account_id, name, aws_partition, role_name, external_id, regions"
                    + " from collected_account where state = 'ACTIVE'";

    /// After the values of a row, $12 has the sources that did not answer. Any of them may be the
    /// one that tells units.
    private static final String STORE =
            """
            insert into collected_account (account_id, source, name, aws_partition, role_name,
              external_id, regions, state, reason, listed_at, unit)
            values ($1, $2, coalesce($3, $1), $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (account_id) do update set source = excluded.source,
              name = coalesce($3, collected_account.name),
              aws_partition = excluded.aws_partition,
              role_name = excluded.role_name, external_id = excluded.external_id,
              regions = case when excluded.regions = '{}'
                then collected_account.regions else excluded.regions end,
              state = excluded.state, reason = excluded.reason, listed_at = excluded.listed_at,
              unit = coalesce(excluded.unit,
                case when cardinality($12::text[]) > 0 then collected_account.unit end)
            where collected_account.source <> all ($12)
            """;

    private static final String LET_GO =
            """
            update collected_account set state = 'GONE', reason = 'the ' || source ||
              ' no longer lists it'
            where state not in ('GONE', 'UNLISTED')
              and account_id <> all ($1) and source <> all ($2)
            """;

    private final Clock clock;

    public CollectedAccountRows(Clock clock) {
        this.clock = clock;
    }

    /// Every account that can be collected from, by id.
    public List<Target> active(SqlConnection connection) {
        return StreamSupport.stream(
                        connection
                                .query(TARGET + " order by account_id")
                                .executeAndAwait()
                                .spliterator(),
                        false)
                .map(CollectedAccountRows::target)
                .toList();
    }

    /// The way into an account; empty when it is not collected from.
    public Optional<Target> active(SqlConnection connection, String account) {
        var found =
                connection
                        .preparedQuery(TARGET + " and account_id = $1")
                        .executeAndAwait(Tuple.of(account))
                        .iterator();
        return found.hasNext() ? Optional.of(target(found.next())) : Optional.empty();
    }

    /// Notes whether the account let us in.
    ///
    /// @param refusal null when it did
    public void entered(SqlConnection connection, String account, @Nullable String refusal) {
        String sql =
                refusal == null
                        ? "update collected_account set last_success_at = $2, last_error = null,"
                                + " last_error_at = null, failing_since = null where account_id = $1"
                        : "update collected_account set last_error_at = $2, last_error = $3,"
                                + " failing_since = coalesce(failing_since, $2)"
                                + " where account_id = $1";
        Tuple values = Tuple.of(account, now());
        connection
                .preparedQuery(sql)
                .executeAndAwait(refusal == null ? values : values.addString(refusal));
    }

    void sourceRead(
            SqlConnection connection, String source, int accounts, @Nullable String problem) {
        OffsetDateTime now = now();
        connection
                .preparedQuery(
                        "insert into account_source (source, read_at, accounts, last_error, last_error_at,"
                                + " failing_since) values ($1, $2, $3, $4, $5, null) on conflict (source) do update set"
                                + " read_at = excluded.read_at, accounts = excluded.accounts,"
                                + " failing_since = null,"
                                + " last_error = excluded.last_error, last_error_at = excluded.last_error_at")
                .executeAndAwait(
                        Tuple.of(source, now, accounts, problem, problem == null ? null : now));
    }

    void sourceFailed(SqlConnection connection, String source, String reason) {
        connection
                .preparedQuery(
                        "insert into account_source as s (source, accounts, last_error, last_error_at,"
                                + " failing_since) values ($1, 0, $2, $3, $3)"
                                + " on conflict (source) do update set"
                                + " last_error = excluded.last_error, last_error_at = excluded.last_error_at,"
                                + " failing_since = coalesce(s.failing_since, excluded.failing_since)")
                .executeAndAwait(Tuple.of(source, reason, now()));
    }

    /// @param failed sources that did not answer: their accounts stay as they are
    /// @param unclear those, and sources of which not everything could be read: their accounts stay
    ///   although they are not listed
    void store(
            SqlConnection connection,
            List<Found> found,
            List<String> failed,
            List<String> unclear) {
        OffsetDateTime now = now();
        String[] failing = failed.toArray(String[]::new);
        if (!found.isEmpty()) {
            connection
                    .preparedQuery(STORE)
                    .executeBatchAndAwait(
                            found.stream()
                                    .map(f -> row(f, now).addArrayOfString(failing))
                                    .toList());
        }
        connection
                .preparedQuery(LET_GO)
                .executeAndAwait(
                        Tuple.of(
                                found.stream().map(f -> f.account().id()).toArray(String[]::new),
                                unclear.toArray(String[]::new)));
    }

    /// Notes the regions that an account has switched on.
    void regions(SqlConnection connection, String account, List<String> regions) {
        connection
                .preparedQuery("update collected_account set regions = $2 where account_id = $1")
                .executeAndAwait(Tuple.of(account, regions.toArray(String[]::new)));
    }

    private static Tuple row(Found found, OffsetDateTime now) {
        ListedAccount account = found.account();
        var values = new ArrayList<@Nullable Object>();
        values.add(account.id());
        values.add(found.source());
        values.add(account.name());
        values.add(Objects.requireNonNull(account.partition()).id());
        values.add(account.role());
        values.add(account.externalId());
        values.add(account.regions().toArray(String[]::new));
        values.add(state(account).name());
        values.add(account.closed() == null ? account.leftOut() : account.closed());
        values.add(now);
        values.add(account.unit());
        return Tuple.from(values);
    }

    private static CollectedAccountState state(ListedAccount account) {
        if (account.closed() != null) {
            return CollectedAccountState.SUSPENDED;
        }
        return account.leftOut() == null
                ? CollectedAccountState.ACTIVE
                : CollectedAccountState.LEFT_OUT;
    }

    private static Target target(Row row) {
        Partition partition = Partition.of(row.getString(2)).orElseThrow();
        return new Target(
                new AwsAccount(row.getString(0), partition, row.getString(3), row.getString(4)),
                row.getString(1),
                List.of(row.getArrayOfStrings(5)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
