package dev.attest.collector.alerts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.attest.events.activity.Actor;
import dev.attest.events.alerts.AlertRaised;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Writes alerts, and what is counted in them.
@ApplicationScoped
class AlertRows {

    private static final String INSERT =
            """
            insert into alert (id, rule_id, severity, title, runbook, account_id, region, event_id,
              event_name, event_time, actor_kind, actor_principal, actor_name, actor_account,
              session_name, source_identity, target, state, raised_at, message, dedup_key,
              last_event_time)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
              'OPEN', $18, $19, $20, $10)
            """;

    private static final String COUNT =
            """
            update alert set matches = matches + $2,
              last_event_time = greatest(last_event_time, $3)
            where id = $1
            """;

    private static final String MATCH =
            """
            insert into alert_match (account_id, rule_id, event_id, alert_id, event_time)
            values ($1, $2, $3, $4, $5)
            """;

    void insert(SqlConnection connection, List<NewAlert> raised) {
        batch(connection, INSERT, raised.stream().map(AlertRows::tuple).toList());
    }

    void count(SqlConnection connection, List<Folding.Match> matches) {
        batch(connection, MATCH, matches.stream().map(AlertRows::tuple).toList());
        SortedMap<UUID, List<OffsetDateTime>> again =
                matches.stream()
                        .filter(match -> !match.first())
                        .collect(
                                groupingBy(
                                        Folding.Match::alert,
                                        TreeMap::new,
                                        mapping(m -> time(m.finding().event()), toList())));
        batch(
                connection,
                COUNT,
                again.entrySet().stream()
                        .map(e ->
                                Tuple.of(
                                        e.getKey(),
                                        (long) e.getValue().size(),
                                        Collections.max(e.getValue())))
                        .toList());
    }

    private static void batch(SqlConnection connection, String sql, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            connection.preparedQuery(sql).executeBatchAndAwait(rows);
        }
    }

    private static Tuple tuple(Folding.Match match) {
        AlertRaised e = match.finding().event();
        return Tuple.of(e.accountId(), e.ruleId(), e.eventId(), match.alert(), time(e));
    }

    private static OffsetDateTime time(AlertRaised e) {
        return e.eventTime().atOffset(ZoneOffset.UTC);
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
                .addOffsetDateTime(time(e))
                .addString(actor.kind().name())
                .addString(actor.principalId())
                .addString(actor.name())
                .addString(actor.accountId())
                .addString(actor.sessionName())
                .addString(actor.sourceIdentity())
                .addString(e.target())
                .addOffsetDateTime(e.raisedAt().atOffset(ZoneOffset.UTC))
                .addString(alert.message())
                .addString(alert.key());
    }
}
