package dev.attest.collector.alerts;

/// Whether somebody still has to look at an alert.
public enum AlertState {
    OPEN,
    CLOSED
}
