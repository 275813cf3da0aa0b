package dev.attest.risk.model;

/// An open alert that concerns a subject.
public record AlertFacts(String id, String title, Severity severity) {

    /// How much an alert matters.
    public enum Severity {
        INFO,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }
}
