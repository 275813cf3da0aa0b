package dev.attest.events;

/// How much an alert matters. The seed's WARNING is MEDIUM.
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
