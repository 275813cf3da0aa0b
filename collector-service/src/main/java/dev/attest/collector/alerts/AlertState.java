package dev.attest.collector.alerts;

/// Where an alert stands.
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    ASSIGNED,
    CLOSED
}
