package dev.attest.collector.notifications;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.collector.notifications.channel.Route;
import dev.attest.events.Severity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/// Takes back what waits to be told, and has it told after all. What is being sent is out of reach:
/// it ends as sent, or as withdrawn when the attempt fails. A message that others are part of, too,
/// goes on without it.
@ApplicationScoped
class Withdrawals {

    private static final String WITHDRAW =
            """
            update notification set state = 'WITHDRAWN', version = version + 1
            where id in (select id from notification
              where alert_id = any($1) and state in ('PENDING', 'HELD', 'GATHERED')
              order by id for update)
            """;

    private static final String WITHDRAWN =
            """
            select id, channel, severity from notification
            where alert_id = any($1) and state = 'WITHDRAWN' order by id for update
            """;

    /// What its digest did not leave out yet is part of it still.
    private static final String RESTORE =
            """
            update notification set version = version + 1, due_at = $3,
              state = case when digest_id is null then $2 else 'GATHERED' end
            where id = $1
            """;

    private static final String LEAVE_OUT =
            """
            update notification n set digest_id = null, version = n.version + 1
            from notification d
            where n.digest_id = d.id and n.state = 'WITHDRAWN' and d.channel = $1
              and d.state = 'PENDING'
              and (d.lease_until is null or d.lease_until < clock_timestamp())
            returning d.id
            """;

    /// Nobody is told any more of these alerts who was not told yet.
    void withdraw(SqlConnection connection, Collection<UUID> alerts) {
        if (!alerts.isEmpty()) {
            connection.preparedQuery(WITHDRAW).executeAndAwait(ids(alerts));
        }
    }

    /// Whoever was not told of these alerts because they were taken back is told after all.
    ///
    /// @param due when a channel is told, by its name; empty when there is none of the name
    void restore(
            SqlConnection connection,
            Collection<UUID> alerts,
            BiFunction<String, Severity, Optional<Route.Due>> due) {
        if (alerts.isEmpty()) {
            return;
        }
        List<Tuple> restored = new ArrayList<>();
        for (Row row : connection.preparedQuery(WITHDRAWN).executeAndAwait(ids(alerts))) {
            due.apply(row.getString(1), Severity.valueOf(row.getString(2)))
                    .ifPresent(when -> restored.add(tuple(row.getUUID(0), when)));
        }
        if (!restored.isEmpty()) {
            connection.preparedQuery(RESTORE).executeBatchAndAwait(restored);
        }
    }

    /// Takes what was withdrawn out of the messages of a channel that nobody is sending.
    ///
    /// @return the messages, each to be summed up anew
    List<UUID> leaveOut(SqlConnection connection, String channel) {
        List<UUID> digests = new ArrayList<>();
        connection
                .preparedQuery(LEAVE_OUT)
                .executeAndAwait(Tuple.of(channel))
                .forEach(row -> digests.add(row.getUUID(0)));
        return digests.stream().distinct().toList();
    }

    private static Tuple tuple(UUID id, Route.Due due) {
        return Tuple.of(id, NotificationState.waiting(due).name(), utc(due.at()));
    }

    private static Tuple ids(Collection<UUID> alerts) {
        return Tuple.tuple().addArrayOfUUID(alerts.toArray(UUID[]::new));
    }
}
