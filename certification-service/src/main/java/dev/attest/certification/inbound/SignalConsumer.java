package dev.attest.certification.inbound;

import dev.attest.certification.signals.Signals;
import dev.attest.events.EventEnvelope;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertEvent;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.events.risk.UserRiskAssessed;
import dev.attest.outbox.InboundLoop;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps what activity, risk and alerts say about subjects.
@ApplicationScoped
public class SignalConsumer {
    private static final String NAME = "certification-signals";

    private final InboundLoop loop;
    private final Signals signals;

    public SignalConsumer(InboundLoop loop, Signals signals) {
        this.loop = loop;
        this.signals = signals;
    }

    @Incoming("activity")
    @Blocking
    public void onActivity(ConsumerRecord<String, byte[]> record) {
        loop.consume(NAME, record, this::applyActivity);
    }

    @Incoming("risk")
    @Blocking
    public void onRisk(ConsumerRecord<String, byte[]> record) {
        loop.consume(NAME, record, this::applyRisk);
    }

    @Incoming("alerts")
    @Blocking
    public void onAlerts(ConsumerRecord<String, byte[]> record) {
        loop.consume(NAME, record, this::applyAlert);
    }

    void applyActivity(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof ActivityBatchRecorded batch) {
            signals.keep(batch);
        }
    }

    void applyRisk(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof UserRiskAssessed assessed) {
            signals.keep(assessed);
        }
    }

    void applyAlert(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof AlertEvent event) {
            switch (event) {
                case AlertRaised raised -> signals.keep(raised);
                case AlertClosed closed -> signals.keep(closed);
                case AlertReopened reopened -> signals.keep(reopened);
            }
        }
    }
}
