package dev.attest.collector.sensors;

import static dev.attest.collector.platform.Times.instantOrNull;
import static dev.attest.collector.platform.Times.utc;

import dev.attest.collector.rules.OwnRules;
import dev.attest.collector.trail.SensorRecords;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events that the collector sent to itself.
@ApplicationScoped
class SyntheticRows {

    private static final String COLUMNS =
            "event_id, sent_at, alert_id, alerted_at, channel, delivered_at";

    private static final String PROGRESS =
            """
            update synthetic_event s set alert_id = a.id, alerted_at = a.raised_at,
              delivered_at = (select min(n.sent_at) from notification n
                where n.alert_id = a.id and n.channel = s.channel and n.state = 'SENT')
            from alert a
            where s.delivered_at is null and s.sent_at > $1
              and a.event_id = s.event_id and a.account_id = $2 and a.rule_id = $3
            returning s.alert_id, s.channel, s.delivered_at
            """;

    /// @return whether nobody else sends the event of this slot
    boolean claim(
            SqlConnection connection,
            String eventId,
            Instant slot,
            Optional<String> channel,
            Instant now) {
        var values = new ArrayList<@Nullable Object>();
        values.add(eventId);
        values.add(utc(slot));
        values.add(utc(now));
        values.add(channel.orElse(null));
        return connection
                        .preparedQuery(
                                "insert into synthetic_event (event_id, slot, sent_at, channel)"
                                        + " values ($1, $2, $3, $4) on conflict do nothing")
                        .executeAndAwait(Tuple.from(values))
                        .rowCount()
                > 0;
    }

    /// Notes how far the events came that are under way.
    ///
    /// @return the alerts of those that came through
    List<UUID> progress(SqlConnection connection, Instant sentAfter) {
        List<UUID> through = new ArrayList<>();
        for (Row row :
                connection
                        .preparedQuery(PROGRESS)
                        .executeAndAwait(
                                Tuple.of(
                                        utc(sentAfter),
                                        SensorRecords.ACCOUNT,
                                        OwnRules.SYNTHETIC))) {
            if (row.getString(1) == null || row.getOffsetDateTime(2) != null) {
                through.add(row.getUUID(0));
            }
        }
        return through;
    }

    /// The newest that was sent until a moment.
    Optional<SyntheticEvent> newest(SqlConnection connection, Instant until) {
        var rows =
                connection
                        .preparedQuery(
                                "select "
                                        + COLUMNS
                                        + " from synthetic_event where sent_at <= $1"
                                        + " order by slot desc limit 1")
                        .executeAndAwait(Tuple.of(utc(until)))
                        .iterator();
        return rows.hasNext() ? Optional.of(event(rows.next())) : Optional.empty();
    }

    private static SyntheticEvent event(Row row) {
        return new SyntheticEvent(
                row.getString(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getUUID(2),
                instantOrNull(row.getOffsetDateTime(3)),
                row.getString(4),
                instantOrNull(row.getOffsetDateTime(5)));
    }
}
