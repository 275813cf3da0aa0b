package dev.attest.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Deals with one message, blocking: claims the event and runs the handler in one transaction.
/// Transient failures are tried again, what cannot be dealt with goes to the quarantine. When this
/// returns, the message is done with and its offset may be committed.
///
/// ```
/// @Incoming("inventory")
/// @RunOnVirtualThread  // or @Blocking
/// public void on(ConsumerRecord<String, byte[]> record) {
///     loop.consume("certification", record, this::apply);
/// }
/// ```
@ApplicationScoped
public class InboundLoop {

    private static final Logger LOG = Logger.getLogger(InboundLoop.class);

    private final Inbox inbox;
    private final Quarantine quarantine;
    private final MeterRegistry metrics;
    private final RetryPolicy retry;

    public InboundLoop(
            Inbox inbox, Quarantine quarantine, MeterRegistry metrics, OutboxConfig config) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.metrics = metrics;
        this.retry = RetryPolicy.of(config.inbox());
    }

    /// @param consumer who remembers the event, such as `certification`; keep it for ever
    public void consume(
            String consumer, ConsumerRecord<String, byte[]> record, EventHandler handler) {
        consume(consumer, Delivery.of(record), handler);
    }

    /// Leaves the acknowledgement of the message to the caller.
    public void consume(String consumer, Message<byte[]> message, EventHandler handler) {
        consume(consumer, Delivery.of(message), handler);
    }

    public void consume(String consumer, Delivery delivery, EventHandler handler) {
        switch (EventDecoder.decode(delivery)) {
            case Decoded.Foreign(String type) ->
                    LOG.debugf("%s passes over %s of type %s", consumer, delivery, type);
            case Decoded.Broken(String reason) -> quarantine(consumer, delivery, reason);
            case Decoded.Known known -> deal(consumer, delivery, known, handler);
        }
    }

    private void deal(
            String consumer, Delivery delivery, Decoded.Known known, EventHandler handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                boolean fresh = inTransaction(consumer, known, handler);
                count(consumer, fresh ? "handled" : "repeated");
                return;
            } catch (RuntimeException e) {
                if (FailureKind.of(e) == FailureKind.PERMANENT || attempt >= retry.attempts()) {
                    LOG.debugf(e, "%s fails at %s", consumer, delivery);
                    quarantine(consumer, delivery, reason(e, attempt));
                    return;
                }
                LOG.warnf(
                        "%s fails at %s for the moment, attempt %d: %s",
                        consumer, delivery, attempt, e.getMessage());
                pause(retry.pauseAfter(attempt));
            }
        }
    }

    private boolean inTransaction(String consumer, Decoded.Known known, EventHandler handler) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    boolean fresh = inbox.claim(consumer, known.envelope().id());
                    if (fresh) {
                        handler.handle(known.envelope());
                    }
                    return fresh;
                });
    }

    // Without a quarantine the message would be lost: this waits until the database takes it.
    private void quarantine(String consumer, Delivery delivery, String reason) {
        for (int attempt = 1; ; attempt++) {
            try {
                quarantine.keep(consumer, delivery, reason);
                count(consumer, "quarantined");
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "cannot quarantine %s, attempt %d", delivery, attempt);
                pause(retry.pauseAfter(attempt));
            }
        }
    }

    static String reason(Throwable failure, int attempts) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String words = root.getClass().getSimpleName() + ": " + root.getMessage();
        return attempts == 1 ? words : words + " (after " + attempts + " attempts)";
    }

    private void count(String consumer, String outcome) {
        metrics.counter("attest.inbox.messages", "consumer", consumer, "outcome", outcome)
                .increment();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to try again", e);
        }
    }
}
