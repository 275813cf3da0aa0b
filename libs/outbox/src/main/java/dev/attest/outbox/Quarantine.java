package dev.attest.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Messages that could not be dealt with: kept as they came, counted, shown, replayable.
@ApplicationScoped
public class Quarantine {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String KEEP =
            "insert into inbox_quarantine (consumer, topic, partition_number, record_offset, key,"
                    + " headers, payload, event_id, type, reason) values (?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?) on conflict on constraint inbox_quarantine_record do update set"
                    + " reason = excluded.reason, quarantined_at = excluded.quarantined_at,"
                    + " replayed_at = null";

    private static final String LIST =
            "select quarantine_id, consumer, topic, partition_number, record_offset, event_id,"
                    + " type, reason, quarantined_at from inbox_quarantine where replayed_at is"
                    + " null and quarantine_id > ? order by quarantine_id limit ?";

    private static final String FIND =
            "select event_id is not null and key is not null and type is not null,"
                    + " quarantined_at > now() - ?::interval, topic from inbox_quarantine"
                    + " where quarantine_id = ? and replayed_at is null for update";

    // The event comes in once more under its own id: a consumer of this service that dealt with it
    // ignores it, the one who could not gets another chance.
    private static final String REPLAY =
            "with replayed as (update inbox_quarantine set replayed_at = clock_timestamp() where"
                    + " quarantine_id = ? returning *) insert into outbox"
                    + " (event_id, topic, key, type, source, event_time, data) select event_id,"
                    + " ?, key, type, headers::json ->> 'ce_source', (headers::json ->>"
                    + " 'ce_time')::timestamptz, convert_from(payload, 'UTF8') from replayed";

    /// The classes of SQL states that say: this value is none.
    private static final Set<String> UNUSABLE = Set.of("22", "23");

    private final AgroalDataSource store;
    private final MeterRegistry metrics;
    private final Duration remember;
    private final String service;

    public Quarantine(
            AgroalDataSource store,
            MeterRegistry metrics,
            OutboxConfig config,
            @ConfigProperty(name = "attest.service") String service) {
        this.store = store;
        this.metrics = metrics;
        remember = config.inbox().remember();
        this.service = service;
    }

    /// Keeps a message in a transaction of its own.
    void keep(String consumer, Delivery delivery, String reason) {
        LOG.warnf("%s cannot deal with %s, quarantined: %s", consumer, delivery, reason);
        metrics.counter("attest.inbox.quarantined", "consumer", consumer).increment();
        StoreTransactions.inNew(
                store,
                "cannot quarantine " + delivery,
                connection -> {
                    try (var statement = connection.prepareStatement(KEEP)) {
                        bind(statement, consumer, delivery, reason);
                        return statement.executeUpdate();
                    }
                });
    }

    /// @param afterId the last id of the page before, 0 for the first page
    public List<QuarantinedMessage> list(long afterId, int limit) {
        return StoreTransactions.inNew(
                store,
                "cannot read the quarantine",
                connection -> read(connection, afterId, limit));
    }

    /// How many messages wait for somebody.
    public long count() {
        return StoreTransactions.inNew(
                store,
                "cannot count the quarantine",
                connection -> {
                    try (var statement =
                                    connection.prepareStatement(
                                            "select count(*) from inbox_quarantine where"
                                                    + " replayed_at is null");
                            var result = statement.executeQuery()) {
                        result.next();
                        return result.getLong(1);
                    }
                });
    }

    /// Publishes the message once more, for this service.
    public Replay replay(long quarantineId) {
        try {
            return StoreTransactions.inNew(
                    store,
                    "cannot replay quarantined message " + quarantineId,
                    connection -> replay(connection, quarantineId));
        } catch (StoreFailure e) {
            if (unusable(e)) {
                return Replay.NO_EVENT;
            }
            throw e;
        }
    }

    private Replay replay(Connection connection, long quarantineId) throws SQLException {
        String topic;
        try (var find = connection.prepareStatement(FIND)) {
            find.setString(1, remember.toString());
            find.setLong(2, quarantineId);
            try (var found = find.executeQuery()) {
                if (!found.next()) {
                    return Replay.UNKNOWN;
                }
                if (!found.getBoolean(1)) {
                    return Replay.NO_EVENT;
                }
                if (!found.getBoolean(2)) {
                    return Replay.TOO_OLD;
                }
                topic = ReplayTopics.of(service, found.getString("topic"));
            }
        }
        try (var statement = connection.prepareStatement(REPLAY)) {
            statement.setLong(1, quarantineId);
            statement.setString(2, topic);
            statement.executeUpdate();
            return Replay.DONE;
        }
    }

    private static boolean unusable(StoreFailure e) {
        return e.getCause() instanceof SQLException refusal
                && refusal.getSQLState() != null
                && UNUSABLE.contains(refusal.getSQLState().substring(0, 2));
    }

    private static void bind(
            PreparedStatement statement, String consumer, Delivery delivery, String reason)
            throws SQLException {
        statement.setString(1, consumer);
        statement.setString(2, delivery.topic());
        statement.setInt(3, delivery.partition());
        statement.setLong(4, delivery.offset());
        statement.setString(5, text(delivery.key()));
        statement.setString(6, headers(delivery));
        statement.setBytes(7, delivery.payload());
        Optional<UUID> id = eventId(delivery);
        if (id.isPresent()) {
            statement.setObject(8, id.get());
        } else {
            statement.setNull(8, Types.OTHER);
        }
        statement.setString(9, text(delivery.headers().get(CloudEventHeaders.TYPE)));
        statement.setString(10, text(reason));
    }

    private static List<QuarantinedMessage> read(Connection connection, long afterId, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(LIST)) {
            statement.setLong(1, afterId);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var messages = new ArrayList<QuarantinedMessage>();
                while (rows.next()) {
                    messages.add(message(rows));
                }
                return messages;
            }
        }
    }

    private static QuarantinedMessage message(ResultSet row) throws SQLException {
        return new QuarantinedMessage(
                row.getLong("quarantine_id"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition_number"),
                row.getLong("record_offset"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("reason"),
                row.getObject("quarantined_at", java.time.OffsetDateTime.class).toInstant());
    }

    private static Optional<UUID> eventId(Delivery delivery) {
        try {
            return Optional.ofNullable(delivery.headers().get(CloudEventHeaders.ID))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String headers(Delivery delivery) {
        try {
            return JSON.writeValueAsString(delivery.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the headers of " + delivery, e);
        }
    }

    // PostgreSQL refuses NUL in text, and a poison message may well carry one.
    private static @org.jspecify.annotations.Nullable String text(
            @org.jspecify.annotations.Nullable String value) {
        return value == null ? null : value.replace('\u0000', '\uFFFD');
    }
}
