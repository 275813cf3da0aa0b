package dev.attest.collector.auditors;

/// How much a reading shows.
public enum ReadingStatus {
    /// What it does not show does not exist.
    COMPLETE,
    /// What it shows exists; of the rest it says nothing.
    PARTIAL,
    /// AWS refused, or has it off.
    NOT_EVALUATED
}
