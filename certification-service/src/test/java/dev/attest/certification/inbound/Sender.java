package dev.attest.certification.inbound;

import dev.attest.events.EventEnvelope;
import dev.attest.outbox.EventPublisher;
import dev.attest.outbox.OutboxRow;
import dev.attest.outbox.PendingEvent;
import dev.attest.outbox.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Another service: sends events as its relay would.
@ApplicationScoped
public class Sender {
    private final EventPublisher publisher;

    public Sender(EventPublisher publisher, Topics topics) {
        this.publisher = publisher;
        topics.create();
    }

    public void send(EventEnvelope<?> envelope) {
        publisher.publish(
                List.of(new PendingEvent(1, OutboxRow.of(envelope), envelope.time())),
                Duration.ofSeconds(20));
    }
}
