package dev.attest.iampolicy.meaning;

/// How dangerous something is, the worst first.
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO
}
