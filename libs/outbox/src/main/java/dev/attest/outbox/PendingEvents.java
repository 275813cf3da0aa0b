package dev.attest.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads the rows whose turn it is.
final class PendingEvents {

    // Only rows below the oldest transaction still running: all that come before them are decided,
    // so nothing can still appear between them. The first row above that mark ends the batch, even
    // when later rows are below it: a transaction may have begun early and written late, after
    // waiting for the very row that the earlier event tells about.
    private static final String READ =
            "select position, event_id, topic, key, type, source, event_time, data, appended_at"
                    + " from outbox where position < coalesce((select min(position) from outbox"
                    + " where transaction_id >= pg_snapshot_xmin(pg_current_snapshot())),"
                    + " 9223372036854775807) and transaction_id <"
                    + " pg_snapshot_xmin(pg_current_snapshot()) order by position limit ? for"
                    + " update skip locked";

    // Rows come in portions, so that a batch is cut by its bytes before everything is in memory.
    private static final int PORTION = 50;

    private PendingEvents() {}

    static List<PendingEvent> read(Connection connection, int most, long mostBytes)
            throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setInt(1, most);
            statement.setFetchSize(PORTION);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<PendingEvent>();
                long bytes = 0;
                while (bytes < mostBytes && rows.next()) {
                    PendingEvent event = event(rows);
                    bytes += event.row().data().length();
                    events.add(event);
                }
                return events;
            }
        }
    }

    private static PendingEvent event(ResultSet row) throws SQLException {
        return new PendingEvent(
                row.getLong("position"),
                new OutboxRow(
                        row.getObject("event_id", UUID.class),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("type"),
                        row.getString("source"),
                        row.getObject("event_time", OffsetDateTime.class).toInstant(),
                        row.getString("data")),
                row.getObject("appended_at", OffsetDateTime.class).toInstant());
    }
}
