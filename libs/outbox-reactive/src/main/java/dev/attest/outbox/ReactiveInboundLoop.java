package dev.attest.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Deals with one message without blocking: claims the event and runs the handler in one
/// transaction. Transient failures are tried again, what cannot be dealt with goes to the
/// quarantine. When the Uni completes, the message is done with and its offset may be committed.
///
/// ```
/// @Incoming("inventory")
/// public Uni<Void> on(ConsumerRecord<String, byte[]> record) {
///     return loop.consume("risk", record, this::apply);
/// }
/// ```
@ApplicationScoped
public class ReactiveInboundLoop {

    private static final Logger LOG = Logger.getLogger(ReactiveInboundLoop.class);

    private final ReactiveInbox inbox;
    private final Quarantine quarantine;
    private final Pool pool;
    private final MessageContext context;
    private final MeterRegistry metrics;
    private final RetryPolicy retry;

    public ReactiveInboundLoop(
            ReactiveInbox inbox,
            Quarantine quarantine,
            Pool pool,
            MessageContext context,
            MeterRegistry metrics,
            OutboxConfig config) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.pool = pool;
        this.context = context;
        this.metrics = metrics;
        this.retry = RetryPolicy.of(config.inbox());
    }

    /// @param consumer who remembers the event, such as `risk`; keep it for ever
    public Uni<Void> consume(
            String consumer, ConsumerRecord<String, byte[]> record, ConnectionHandler handler) {
        return consume(consumer, Delivery.of(record), handler);
    }

    /// Acknowledges the message when it is done with.
    public Uni<Void> consume(String consumer, Message<byte[]> message, ConnectionHandler handler) {
        return consume(consumer, Delivery.of(message), handler).call(() -> acknowledge(message));
    }

    public Uni<Void> consume(String consumer, Delivery delivery, ConnectionHandler handler) {
        return deal(consumer, delivery, known -> onConnection(consumer, known, handler));
    }

    public Uni<Void> consumeInSession(
            String consumer, ConsumerRecord<String, byte[]> record, SessionHandler handler) {
        return consumeInSession(consumer, Delivery.of(record), handler);
    }

    /// Acknowledges the message when it is done with.
    public Uni<Void> consumeInSession(
            String consumer, Message<byte[]> message, SessionHandler handler) {
        return consumeInSession(consumer, Delivery.of(message), handler)
                .call(() -> acknowledge(message));
    }

    public Uni<Void> consumeInSession(String consumer, Delivery delivery, SessionHandler handler) {
        return deal(consumer, delivery, known -> inSession(consumer, known, handler));
    }

    /// Claims and handles in one transaction; false when the event was dealt with before.
    @FunctionalInterface
    private interface Effect {
        Uni<Boolean> of(Decoded.Known known);
    }

    private Uni<Boolean> onConnection(
            String consumer, Decoded.Known known, ConnectionHandler handler) {
        return pool.withTransaction(connection ->
                inbox.claim(connection, consumer, known.envelope().id())
                        .call(fresh ->
                                fresh
                                        ? handler.handle(connection, known.envelope())
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> inSession(String consumer, Decoded.Known known, SessionHandler handler) {
        return Panache.withTransaction(() ->
                Panache.getSession()
                        .chain(session ->
                                inbox.claim(session, consumer, known.envelope().id())
                                        .call(fresh ->
                                                fresh
                                                        ? handler.handle(session, known.envelope())
                                                        : Uni.createFrom().voidItem())));
    }

    private Uni<Void> deal(String consumer, Delivery delivery, Effect effect) {
        return switch (EventDecoder.decode(delivery)) {
            case Decoded.Foreign(String type) -> {
                LOG.debugf("%s passes over %s of type %s", consumer, delivery, type);
                yield Uni.createFrom().voidItem();
            }
            case Decoded.Broken(String reason) -> quarantine(consumer, delivery, reason, 1);
            case Decoded.Known known -> attempt(consumer, delivery, known, effect, 1);
        };
    }

    private Uni<Void> attempt(
            String consumer, Delivery delivery, Decoded.Known known, Effect effect, int attempt) {
        return context.fresh(() -> effect.of(known))
                .invoke(fresh -> count(consumer, fresh ? "handled" : "repeated"))
                .replaceWithVoid()
                .onFailure(Exception.class)
                .recoverWithUni(failure -> {
                    if (ReactiveFailures.kindOf(failure) == FailureKind.PERMANENT
                            || attempt >= retry.attempts()) {
                        String reason = InboundLoop.reason(failure, attempt);
                        return quarantine(consumer, delivery, reason, 1);
                    }
                    LOG.warnf(
                            "%s fails at %s for the moment, attempt %d: %s",
                            consumer, delivery, attempt, failure.getMessage());
                    return later(
                            attempt, () -> attempt(consumer, delivery, known, effect, attempt + 1));
                });
    }

    // Without a quarantine the message would be lost: this waits until the database takes it.
    private Uni<Void> quarantine(String consumer, Delivery delivery, String reason, int attempt) {
        return context.blocking(() -> quarantine.keep(consumer, delivery, reason))
                .invoke(() -> count(consumer, "quarantined"))
                .onFailure(Exception.class)
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "cannot quarantine %s, attempt %d", delivery, attempt);
                    return later(
                            attempt, () -> quarantine(consumer, delivery, reason, attempt + 1));
                });
    }

    private Uni<Void> later(int attempt, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(retry.pauseAfter(attempt))
                .chain(work::get);
    }

    private static Uni<Void> acknowledge(Message<byte[]> message) {
        return Uni.createFrom().completionStage(message::ack);
    }

    private void count(String consumer, String outcome) {
        metrics.counter("attest.inbox.messages", "consumer", consumer, "outcome", outcome)
                .increment();
    }
}
