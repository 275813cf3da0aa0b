package dev.attest.events.alerts;

import dev.attest.events.Event;

/// What the alert rules found.
public sealed interface AlertEvent extends Event permits AlertRaised, AlertClosed, AlertReopened {

    String TOPIC = "attest.alerts";

    @Override
    default String topic() {
        return TOPIC;
    }
}
