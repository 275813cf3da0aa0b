package dev.attest.collector.alerts;

import dev.attest.events.EventEnvelope;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.ReactiveOutbox;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// What Attest does with alerts by itself: it closes them when what they say is over or was never
/// so, and opens those again that it closed too early. Each step is kept and told like anybody's.
@ApplicationScoped
public class OwnSteps {

    /// Who takes these steps.
    private static final String ATTEST = "attest";

    private static final String CLOSE =
            """
            with stepped as (
              update alert set state = 'CLOSED', closed_at = $2, closed_by = $3, reason = $4,
                changed_at = $2, changed_by = $3, version = version + 1
              where id = any($1) and state <> 'CLOSED'
              returning id, account_id, version, state, assignee),
            """;

    /// What somebody else closed stays closed.
    private static final String REOPEN =
            """
            with stepped as (
              update alert set state = 'OPEN', closed_at = null, closed_by = null, reason = null,
                changed_at = $2, changed_by = $3, version = version + 1
              where id = any($1) and state = 'CLOSED' and closed_by = $3
              returning id, account_id, version, state, assignee),
            """;

    private static final String KEPT =
            """
            kept as (
              insert into alert_change (alert_id, version, state, changed_at, changed_by, assignee,
                note)
              select id, version, state, $2, $3, assignee, $4 from stepped)
            select id, account_id from stepped order by id
            """;

    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    OwnSteps(ReactiveOutbox outbox, Envelopes envelopes, Clock clock) {
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /// Closes alerts, unless somebody did before.
    public void close(SqlConnection connection, Collection<UUID> alerts, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        step(
                connection,
                CLOSE + KEPT,
                alerts,
                reason,
                now,
                (id, account) -> envelopes.of(new AlertClosed(id, account, reason, ATTEST, now)));
    }

    /// Opens alerts again that were closed here.
    ///
    /// @return those that were
    List<UUID> reopen(SqlConnection connection, Collection<UUID> alerts, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return step(
                connection,
                REOPEN + KEPT,
                alerts,
                reason,
                now,
                (id, account) -> envelopes.of(new AlertReopened(id, account, reason, ATTEST, now)));
    }

    private List<UUID> step(
            SqlConnection connection,
            String sql,
            Collection<UUID> alerts,
            String reason,
            Instant now,
            BiFunction<UUID, String, EventEnvelope<?>> told) {
        if (alerts.isEmpty()) {
            return List.of();
        }
        Tuple values =
                Tuple.tuple()
                        .addArrayOfUUID(alerts.toArray(UUID[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(ATTEST)
                        .addString(reason);
        List<UUID> stepped = new ArrayList<>();
        List<EventEnvelope<?>> events = new ArrayList<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(values)
                .forEach(row -> {
                    stepped.add(row.getUUID(0));
                    events.add(told.apply(row.getUUID(0), row.getString(1)));
                });
        outbox.append(connection, events).await().indefinitely();
        return stepped;
    }
}
