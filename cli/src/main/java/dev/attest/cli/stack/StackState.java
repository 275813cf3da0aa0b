package dev.attest.cli.stack;

import java.time.Instant;
import java.util.List;

/// What the supervisor says about itself and its parts. `settled`: every part is healthy or has
/// been given up.
public record StackState(
        long supervisor,
        Instant supervisorStart,
        int portOffset,
        boolean settled,
        boolean stopping,
        List<PartStatus> parts) {
    public StackState {
        parts = List.copyOf(parts);
    }

    public boolean supervisorAlive() {
        return new ProcessRecord.Entry(supervisor, supervisorStart).alive().isPresent();
    }

    public boolean healthy() {
        return parts.stream().allMatch(part -> part.state() == PartState.HEALTHY);
    }

    public boolean gaveUp() {
        return parts.stream().anyMatch(part -> part.state().gaveUp());
    }
}
