package dev.attest.risk.assessment;

import dev.attest.events.risk.UserRiskAssessed;
import dev.attest.outbox.Decoded;
import dev.attest.outbox.Delivery;
import dev.attest.outbox.EventDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens to what the service tells others.
@ApplicationScoped
class RiskListener {

    private final List<UserRiskAssessed> told = new CopyOnWriteArrayList<>();

    @Incoming("risk-listener")
    void on(ConsumerRecord<String, byte[]> record) {
        if (EventDecoder.decode(Delivery.of(record)) instanceof Decoded.Known known
                && known.envelope().data() instanceof UserRiskAssessed assessed) {
            told.add(assessed);
        }
    }

    List<UserRiskAssessed> toldAbout(String subject) {
        return told.stream().filter(event -> event.subjectId().equals(subject)).toList();
    }
}
