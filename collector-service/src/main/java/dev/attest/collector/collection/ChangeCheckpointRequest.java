package dev.attest.collector.collection;

import jakarta.validation.constraints.NotNull;

/// What is to become of a checkpoint.
public record ChangeCheckpointRequest(@NotNull Wanted state) {

    /// Whether it is collected.
    public enum Wanted {
        ACTIVE,
        PAUSED;

        CheckpointState state() {
            return switch (this) {
                case ACTIVE -> CheckpointState.ACTIVE;
                case PAUSED -> CheckpointState.PAUSED;
            };
        }
    }
}
