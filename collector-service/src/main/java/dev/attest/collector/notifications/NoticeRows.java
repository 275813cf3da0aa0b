package dev.attest.collector.notifications;

import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.message.NoticedAlert;
import dev.attest.events.Severity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// Reads what a notification has to tell.
@ApplicationScoped
class NoticeRows {

    private static final int MOST_IN_A_DIGEST = 50;

    private static final String ALERTS =
            "select a.id, a.rule_id, a.severity, a.title, a.message, a.account_id, a.region,"
                    + " a.event_id, a.event_name, a.event_time, a.actor_name, a.session_name,"
                    + " a.actor_principal, a.target, t.source_ip, a.runbook"
                    + " from notification n join alert a on a.id = n.alert_id"
                    + " left join activity t on t.event_id = a.event_id"
                    + " and t.account_id = a.account_id"
                    + " and t.event_day = (a.event_time at time zone 'UTC')::date";

    private static final String GATHERED =
            ALERTS
                    + " where n.digest_id = $1 order by "
                    + NotificationRows.RANK.formatted("a.severity")
                    + ", a.event_time desc, a.id limit "
                    + MOST_IN_A_DIGEST;

    Notice read(SqlConnection connection, TakenNotification taken) {
        return switch (taken.kind()) {
            case ALERT ->
                    new Notice.Single(
                            taken.id(),
                            alerts(connection, ALERTS + " where n.id = $1", taken.id()).getFirst());
            case DIGEST -> digest(connection, taken.id());
            case TEST -> new Notice.Trial(taken.id(), taken.channel(), taken.createdAt());
            case BACKLOG -> throw new IllegalStateException("told in a digest only");
        };
    }

    private static Notice digest(SqlConnection connection, UUID id) {
        EnumMap<Severity, Integer> counts = new EnumMap<>(Severity.class);
        int old = 0;
        var rows =
                connection
                        .preparedQuery(
                                "select kind, severity, sum(alerts)::int from notification"
                                        + " where digest_id = $1 group by kind, severity")
                        .executeAndAwait(Tuple.of(id));
        for (Row row : rows) {
            if (row.getString(0).equals(NotificationKind.BACKLOG.name())) {
                old += row.getInteger(2);
            } else {
                counts.put(Severity.valueOf(row.getString(1)), row.getInteger(2));
            }
        }
        return new Notice.Digest(id, alerts(connection, GATHERED, id), new TreeMap<>(counts), old);
    }

    private static List<NoticedAlert> alerts(SqlConnection connection, String sql, UUID id) {
        List<NoticedAlert> alerts = new ArrayList<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(Tuple.of(id))
                .forEach(row -> alerts.add(alert(row)));
        return alerts;
    }

    private static NoticedAlert alert(Row row) {
        String name = row.getString("actor_name");
        String session = row.getString("session_name");
        return new NoticedAlert(
                row.getUUID("id"),
                row.getString("rule_id"),
                Severity.valueOf(row.getString("severity")),
                row.getString("title"),
                row.getString("message"),
                row.getString("account_id"),
                row.getString("region"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getOffsetDateTime("event_time").toInstant(),
                session == null ? name : name + "/" + session,
                row.getString("actor_principal"),
                row.getString("target"),
                row.getString("source_ip"),
                row.getString("runbook"));
    }
}
