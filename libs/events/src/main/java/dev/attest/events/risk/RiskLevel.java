package dev.attest.events.risk;

/// How much attention a score asks for.
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
