package dev.attest.collector.windows;

import dev.attest.collector.windows.WindowRows.Kept;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.rules.Judgement.Found;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks up stored events in which a window finds something only now, since one came late. An event
/// whose activity is no longer kept is not told of any more.
@ApplicationScoped
class FoundBefore {

    private static final String TOLD =
            """
            select x.n, o.title, o.message, o.dedup_key, a.event_id, a.event_time, a.account_id,
              a.region, a.source, a.name, a.actor_kind, a.actor_principal, a.actor_name,
              a.actor_account, a.session_name, a.source_identity, a.access_key, a.target, a.read_only,
              a.error_code, a.error_message, a.source_ip, a.user_agent, a.mfa
            from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[])
              with ordinality as x (r, acc, k, t, e, p, n)
            join rule_observation o on o.rule_id = x.r and o.account_id = x.acc and o.window_key = x.k
              and o.event_time = x.t and o.event_id = x.e and o.part = x.p
            join activity a on a.event_id = x.e and a.account_id = x.acc
              and a.event_day = (x.t at time zone 'UTC')::date
            where o.title is not null
            """;

    /// An activity of before and what is told of it.
    record Told(ActivityRecord activity, Found found) {}

    Map<Kept, Told> told(SqlConnection connection, List<Kept> fired) {
        Map<Kept, Told> told = new HashMap<>();
        connection
                .preparedQuery(TOLD)
                .executeAndAwait(WindowRows.identities(fired))
                .forEach(row ->
                        told.put(
                                fired.get(Math.toIntExact(row.getLong(0) - 1)),
                                new Told(
                                        activity(row),
                                        new Found(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getString(3)))));
        return told;
    }

    private static ActivityRecord activity(Row row) {
        return new ActivityRecord(
                row.getString("event_id"),
                row.getOffsetDateTime("event_time").toInstant(),
                row.getString("account_id"),
                row.getString("region"),
                row.getString("source"),
                row.getString("name"),
                new Actor(
                        ActorKind.valueOf(row.getString("actor_kind")),
                        row.getString("actor_principal"),
                        row.getString("actor_name"),
                        row.getString("actor_account"),
                        row.getString("session_name"),
                        row.getString("source_identity")),
                row.getString("access_key"),
                row.getString("target"),
                row.getBoolean("read_only"),
                row.getString("error_code"),
                row.getString("error_message"),
                row.getString("source_ip"),
                row.getString("user_agent"),
                row.getBoolean("mfa"));
    }
}
