package dev.attest.outbox;

import dev.attest.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/// What a consumer with Hibernate Reactive does with an event, in the session whose transaction
/// claims it; Panache repositories use the same session.
@FunctionalInterface
public interface SessionHandler {
    Uni<Void> handle(Mutiny.Session session, EventEnvelope<?> event);
}
