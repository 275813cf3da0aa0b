package dev.attest.reporting.inbound;

import dev.attest.events.Event;
import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import dev.attest.events.alerts.AlertEvent;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.outbox.CloudEventHeaders;
import dev.attest.outbox.Delivery;
import dev.attest.outbox.ReactiveInboundLoop;
import dev.attest.reporting.evidence.EvidenceLog;
import dev.attest.reporting.evidence.Facts;
import dev.attest.reporting.names.KnownNames;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// Takes facts from the bus into the evidence log, and names into the directory of names.
@ApplicationScoped
class EvidenceConsumer {

    private static final String CONSUMER = "reporting";

    private final ReactiveInboundLoop loop;
    private final EvidenceLog log;
    private final KnownNames names;

    EvidenceConsumer(ReactiveInboundLoop loop, EvidenceLog log, KnownNames names) {
        this.loop = loop;
        this.log = log;
        this.names = names;
    }

    @Incoming("certification")
    Uni<Void> onCertification(ConsumerRecord<String, byte[]> message) {
        return consume(message);
    }

    @Incoming("alerts")
    Uni<Void> onAlert(ConsumerRecord<String, byte[]> message) {
        return consume(message);
    }

    @Incoming("inventory")
    Uni<Void> onInventory(ConsumerRecord<String, byte[]> message) {
        return consume(message);
    }

    private Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        Delivery delivery = Delivery.of(message);
        return ignored(delivery)
                ? Uni.createFrom().voidItem()
                : loop.consumeInSession(CONSUMER, delivery, this::take);
    }

    /// Most of the inventory is of no concern here and not worth a transaction each. What cannot be
    /// told by its type goes on, so that it ends in the quarantine.
    private static boolean ignored(Delivery delivery) {
        String type = delivery.headers().get(CloudEventHeaders.TYPE);
        return type != null
                && EventCatalogue.byType(type).filter(known -> !concerns(known)).isPresent();
    }

    private static boolean concerns(Class<? extends Event> type) {
        return CertificationEvent.class.isAssignableFrom(type)
                || AlertEvent.class.isAssignableFrom(type)
                || type == InventorySnapshotTaken.class
                || type == AccountObserved.class
                || type == PersonObserved.class;
    }

    private Uni<Void> take(Mutiny.Session session, EventEnvelope<?> envelope) {
        Event event = envelope.data();
        if (event instanceof PersonObserved person) {
            return names.learn(session, person);
        }
        if (event instanceof AccountObserved account) {
            return names.learn(session, account);
        }
        return log.append(session, Facts.of(envelope)).replaceWithVoid();
    }
}
