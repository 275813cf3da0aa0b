package dev.attest.collector.accounts;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Accounts of which events come though nobody lists them: somebody made them, or they are not
/// ours. Their events are kept and counted. Where nothing lists accounts, none is unlisted.
@ApplicationScoped
public class UnlistedAccounts {

    private static final String NOTE =
            "insert into collected_account (account_id, source, name, aws_partition, regions, state,"
                    + " reason, listed_at, unlisted_events)"
                    + " select a.id, 'trail', a.id, 'aws', '{}'::text[], 'UNLISTED',"
                    + " 'events of it came, and nothing lists it', $3::timestamptz, a.events"
                    + " from unnest($1::text[], $2::int8[]) as a (id, events)"
                    + " where (exists (select 1 from collected_account where state <> 'UNLISTED')"
                    + " or exists (select 1 from account where organization_id is not null))"
                    + " and not exists (select 1 from account k where k.account_id = a.id)"
                    + " and not exists (select 1 from collected_account k"
                    + " where k.account_id = a.id and k.state <> 'UNLISTED') order by a.id"
                    + " on conflict (account_id) do update set unlisted_events ="
                    + " collected_account.unlisted_events + excluded.unlisted_events"
                    + " returning account_id";

    private final Clock clock;

    public UnlistedAccounts(Clock clock) {
        this.clock = clock;
    }

    /// @param records how many records of each account came
    /// @return a warning for every account that nothing lists
    public List<String> note(SqlConnection connection, SortedMap<String, Integer> records) {
        List<String> warnings = new ArrayList<>();
        if (records.isEmpty()) {
            return warnings;
        }
        connection
                .preparedQuery(NOTE)
                .executeAndAwait(
                        Tuple.of(
                                records.keySet().toArray(String[]::new),
                                records.values().stream().map(Long::valueOf).toArray(Long[]::new),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .forEach(row ->
                        warnings.add(
                                "%d records are of account %s, which nothing lists"
                                        .formatted(
                                                records.get(row.getString(0)), row.getString(0))));
        return warnings;
    }
}
