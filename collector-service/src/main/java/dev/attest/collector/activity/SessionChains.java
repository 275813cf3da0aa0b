package dev.attest.collector.activity;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Follows sessions back to whoever began them, by the records that handed out their keys. Asked
/// when somebody looks, so a record that comes late is heeded too.
@ApplicationScoped
class SessionChains {

    /// No session lives longer than 36 hours.
    ///
    /// Source: AWS STS API reference, GetSessionToken and GetFederationToken.
    static final int DAYS = 2;

    /// Of a call into another account both accounts hold a record; the one of the caller's account
    /// names the caller, the other only the account.
    private static final String ORIGINS =
            """
            select i.issued_key,
              coalesce(s.actor_kind, i.actor_kind), coalesce(s.actor_principal, i.actor_principal),
              coalesce(s.actor_name, i.actor_name), coalesce(s.actor_account, i.actor_account),
              coalesce(s.session_name, i.session_name), coalesce(s.source_identity, i.source_identity),
              coalesce(s.access_key, i.access_key), coalesce(s.on_behalf_of, i.on_behalf_of), i.event_day
            from activity i
            left join lateral (
              select * from activity o
              where i.actor_kind = 'AWS_ACCOUNT' and o.shared_event_id = i.shared_event_id
                and o.event_day between i.event_day - 1 and i.event_day + 1
                and o.actor_kind <> 'AWS_ACCOUNT'
              limit 1) s on true
            where i.issued_key = any($1) and i.event_day between $2 and $3
            order by coalesce(s.actor_kind, i.actor_kind) = 'AWS_ACCOUNT', i.event_time, i.event_id
            """;

    private final Pool pool;

    SessionChains(Pool pool) {
        this.pool = pool;
    }

    /// The way back from each record.
    Uni<List<SessionTrace>> traced(List<ActivityEntity> rows) {
        List<SessionTrace> traces = rows.stream().map(SessionChains::trace).toList();
        return follow(traces).replaceWith(traces);
    }

    private static SessionTrace trace(ActivityEntity row) {
        return new SessionTrace(
                new SessionStep(row.actor(), row.accessKey, row.onBehalfOf, row.eventDay));
    }

    /// One question for all traces a step further back, until none has a step left.
    private Uni<Void> follow(List<SessionTrace> traces) {
        List<SessionTrace> open = traces.stream().filter(trace -> trace.wanted() != null).toList();
        if (open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return origins(open)
                .chain(origins -> {
                    open.forEach(trace -> trace.follow(origins));
                    return follow(open);
                });
    }

    private Uni<Map<String, SessionStep>> origins(List<SessionTrace> open) {
        List<LocalDate> days = open.stream().map(trace -> trace.last().day()).sorted().toList();
        return pool.preparedQuery(ORIGINS)
                .execute(
                        Tuple.of(
                                open.stream()
                                        .map(SessionTrace::wanted)
                                        .map(Objects::requireNonNull)
                                        .distinct()
                                        .toArray(String[]::new),
                                days.getFirst().minusDays(DAYS),
                                days.getLast()))
                .map(found -> {
                    Map<String, SessionStep> origins = new HashMap<>();
                    found.forEach(row -> origins.putIfAbsent(row.getString(0), step(row)));
                    return origins;
                });
    }

    private static SessionStep step(Row row) {
        return new SessionStep(
                new Actor(
                        ActorKind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getLocalDate(9));
    }
}
