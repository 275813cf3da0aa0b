package dev.attest.events.risk;

import dev.attest.events.Event;

/// Assessments of the risk service.
public sealed interface RiskEvent extends Event permits UserRiskAssessed {

    String TOPIC = "attest.risk";

    @Override
    default String topic() {
        return TOPIC;
    }
}
