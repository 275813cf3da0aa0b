package dev.attest.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Remembers which events a consumer has dealt with. Claims belong to the transaction of the
/// connection or session: a rollback gives them back.
@ApplicationScoped
public class ReactiveInbox {

    private static final String CLAIM =
            "insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing";

    private static final String CLAIM_IN_SESSION =
            "insert into inbox (consumer, event_id) values (:consumer, cast(:event as uuid)) on"
                    + " conflict do nothing";

    /// @return false when the consumer has dealt with the event already
    public Uni<Boolean> claim(SqlConnection connection, String consumer, UUID eventId) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(consumer, eventId))
                .map(SqlResult::rowCount)
                .map(rows -> rows == 1);
    }

    /// @return false when the consumer has dealt with the event already
    public Uni<Boolean> claim(Mutiny.Session session, String consumer, UUID eventId) {
        return session.createNativeQuery(CLAIM_IN_SESSION)
                .setParameter("consumer", consumer)
                .setParameter("event", eventId.toString())
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
