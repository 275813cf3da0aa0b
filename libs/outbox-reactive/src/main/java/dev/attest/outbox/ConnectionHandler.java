package dev.attest.outbox;

import dev.attest.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What a consumer with plain SQL does with an event, on the connection whose transaction claims
/// it.
@FunctionalInterface
public interface ConnectionHandler {
    Uni<Void> handle(SqlConnection connection, EventEnvelope<?> event);
}
