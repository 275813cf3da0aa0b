package dev.attest.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Appends events in the transaction of a connection or session: they are published if it commits,
/// and only then. Without a transaction each call commits by itself.
@ApplicationScoped
public class ReactiveOutbox {

    private static final String APPEND_ARRAYS =
            "insert into outbox (event_id, topic, key, type, source, event_time, data) select *"
                    + " from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],"
                    + " $6::timestamptz[], $7::text[])";

    // A session binds single values only, so the rows travel as one JSON text. The inner cast keeps
    // the client from sending the text as a JSON string.
    private static final String APPEND_JSON =
            "insert into outbox (event_id, topic, key, type, source, event_time, data) select"
                    + " event_id, topic, key, type, source, event_time, data from rows from"
                    + " (json_to_recordset(cast(cast(:rows as text) as json)) as (event_id uuid, topic text,"
                    + " key text, type text, source text, event_time timestamptz, data text))"
                    + " with ordinality order by ordinality";

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param events in the order in which they are to be published
    public Uni<Void> append(SqlConnection connection, List<? extends EventEnvelope<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OutboxRow> rows = events.stream().map(OutboxRow::of).toList();
        return connection.preparedQuery(APPEND_ARRAYS).execute(arrays(rows)).replaceWithVoid();
    }

    /// @param events in the order in which they are to be published
    public Uni<Void> append(Mutiny.Session session, List<? extends EventEnvelope<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OutboxRow> rows = events.stream().map(OutboxRow::of).toList();
        return session.createNativeQuery(APPEND_JSON)
                .setParameter("rows", json(rows))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Tuple arrays(List<OutboxRow> rows) {
        return Tuple.tuple()
                .addArrayOfUUID(rows.stream().map(OutboxRow::eventId).toArray(UUID[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::topic).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::key).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::type).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::source).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        rows.stream()
                                .map(row -> row.time().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::data).toArray(String[]::new));
    }

    private static String json(List<OutboxRow> rows) {
        ArrayNode array = JSON.createArrayNode();
        for (OutboxRow row : rows) {
            array.addObject()
                    .put("event_id", row.eventId().toString())
                    .put("topic", row.topic())
                    .put("key", row.key())
                    .put("type", row.type())
                    .put("source", row.source())
                    .put("event_time", row.time().toString())
                    .put("data", row.data());
        }
        return array.toString();
    }
}
