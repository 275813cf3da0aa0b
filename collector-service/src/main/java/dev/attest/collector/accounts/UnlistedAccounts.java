package dev.attest.collector.accounts;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/// Accounts of which events come though nobody lists them: somebody made them, or they are not
/// ours. Their events are kept and counted. Where nothing lists accounts, none is unlisted.
@ApplicationScoped
public class UnlistedAccounts {

    private static final String NOTE =
            "insert into collected_account (account_id, source, name, aws_partition, regions, state,"
                    + " reason, listed_at, unlisted_events)"
                    + " select a.id, 'trail', a.id, a.aws_partition, '{}'::text[], 'UNLISTED',"
                    + " 'events of it came, and nothing lists it', $4::timestamptz, a.events"
                    + " from unnest($1::text[], $2::text[], $3::int8[]) as a (id, aws_partition, events)"
                    + " where (exists (select 1 from collected_account where state <> 'UNLISTED')"
                    + " or exists (select 1 from account where organization_id is not null))"
                    + " and not exists (select 1 from account k where k.account_id = a.id)"
                    + " and not exists (select 1 from collected_account k"
                    + " where k.account_id = a.id and k.state <> 'UNLISTED') order by a.id"
                    + " on conflict (account_id) do update set unlisted_events ="
                    + " collected_account.unlisted_events + excluded.unlisted_events,"
                    + " aws_partition = excluded.aws_partition"
                    + " returning account_id";

    private final Clock clock;

    public UnlistedAccounts(Clock clock) {
        this.clock = clock;
    }

    /// @param records what came, by account
    /// @return a warning for every account that nothing lists
    public List<String> note(
            SqlConnection connection, SortedMap<String, RecordsOfAccount> records) {
        List<String> warnings = new ArrayList<>();
        if (records.isEmpty()) {
            return warnings;
        }
        connection
                .preparedQuery(NOTE)
                .executeAndAwait(
                        Tuple.of(
                                records.keySet().toArray(String[]::new),
                                records.values().stream()
                                        .map(came -> came.partition().id())
                                        .toArray(String[]::new),
                                records.values().stream()
                                        .map(came -> (long) came.count())
                                        .toArray(Long[]::new),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .forEach(row -> warnings.add(warning(row.getString(0), records)));
        return warnings;
    }

    private static String warning(String account, SortedMap<String, RecordsOfAccount> records) {
        RecordsOfAccount came = Objects.requireNonNull(records.get(account));
        return "%d records are of account %s, which nothing lists".formatted(came.count(), account);
    }
}
