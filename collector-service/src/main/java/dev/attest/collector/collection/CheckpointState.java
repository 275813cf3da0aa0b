package dev.attest.collector.collection;

/// How a checkpoint stands.
public enum CheckpointState {
    /// The last run went well, or there was none yet.
    ACTIVE,
    /// Somebody wants it left alone.
    PAUSED,
    /// The last run failed.
    ERROR
}
