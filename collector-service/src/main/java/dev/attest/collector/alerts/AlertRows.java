package dev.attest.collector.alerts;

import dev.attest.events.activity.Actor;
import dev.attest.events.alerts.AlertRaised;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes to the table `alert`. An alert that is known stays as it is.
@ApplicationScoped
class AlertRows {

    private static final String INSERT =
            """
            insert into alert (id, rule_id, severity, title, runbook, account_id, region, event_id,
              event_name, event_time, actor_kind, actor_principal, actor_name, actor_account,
              session_name, source_identity, target, state, raised_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'OPEN', $18)
            on conflict on constraint alert_identity_key do nothing
            returning id
            """;

    /// @return those that were not known
    List<AlertRaised> insert(SqlConnection connection, List<NewAlert> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        RowSet<Row> results =
                connection
                        .preparedQuery(INSERT)
                        .executeBatchAndAwait(found.stream().map(AlertRows::tuple).toList());
        List<AlertRaised> added = new ArrayList<>();
        @Nullable RowSet<Row> each = results;
        for (NewAlert alert : found) {
            if (each != null && each.size() > 0) {
                added.add(alert.event());
            }
            each = each == null ? null : each.next();
        }
        return added;
    }

    private static Tuple tuple(NewAlert alert) {
        AlertRaised e = alert.event();
        Actor actor = e.actor();
        return Tuple.tuple()
                .addUUID(e.alertId())
                .addString(e.ruleId())
                .addString(e.severity().name())
                .addString(e.title())
                .addString(alert.runbook())
                .addString(e.accountId())
                .addString(e.region())
                .addString(e.eventId())
                .addString(e.eventName())
                .addOffsetDateTime(e.eventTime().atOffset(ZoneOffset.UTC))
                .addString(actor.kind().name())
                .addString(actor.principalId())
                .addString(actor.name())
                .addString(actor.accountId())
                .addString(actor.sessionName())
                .addString(actor.sourceIdentity())
                .addString(e.target())
                .addOffsetDateTime(e.raisedAt().atOffset(ZoneOffset.UTC));
    }
}
