package dev.attest.certification.remediation.model;

import dev.attest.certification.population.model.Sighting;
import java.time.Instant;

/// What one reading of AWS says about one removal. Absence counts only in a complete, later reading
/// whose control totals match, and only while no later one has been merged over it.
public final class ProofPolicy {
    private ProofPolicy() {}

    /// @param since when the removal was planned; once verified, the moment the proof shows
    /// @param sighting whether the inventory shows the access as of this reading
    public static Finding judge(
            RemovalState state, Instant since, Reading reading, Sighting sighting) {
        return switch (state) {
            case PLANNED, FAILED -> whileWaiting(since, reading, sighting);
            case VERIFIED ->
                    // Even a partial reading proves what it shows.
                    sighting == Sighting.SHOWN
                                    && !reading.overtaken()
                                    && reading.observedAt().isAfter(since)
                            ? new Finding.Returned()
                            : new Finding.NoNews();
            case REGRANTED -> new Finding.NoNews();
        };
    }

    private static Finding whileWaiting(Instant plannedAt, Reading reading, Sighting sighting) {
        if (!reading.observedAt().isAfter(plannedAt)) {
            return new Finding.StillOpen(
                    "The snapshot shows "
                            + reading.observedAt()
                            + ", which is not after the removal was planned.");
        }
        if (reading.overtaken()) {
            return new Finding.StillOpen(
                    "A later reading than that of "
                            + reading.observedAt()
                            + " is stored already; the earlier one proves nothing any more.");
        }
        return switch (sighting) {
            case SHOWN -> new Finding.StillOpen("The access is still there.");
            case UNREADABLE ->
                    new Finding.StillOpen(
                            "Whether the access is in the snapshot could not be read from it.");
            case NOT_SHOWN -> absent(reading);
        };
    }

    private static Finding absent(Reading reading) {
        if (!reading.complete()) {
            return new Finding.StillOpen(
                    "The access is not in the snapshot, but the snapshot is not complete.");
        }
        if (!reading.totalsMatch()) {
            return new Finding.StillOpen(
                    "The access is not in the snapshot, but its control totals do not match.");
        }
        if (reading.untaken() > 0) {
            return new Finding.StillOpen(
                    "The access is not in the snapshot, but "
                            + reading.untaken()
                            + " of the messages about the account could not be taken in and may tell"
                            + " of it.");
        }
        return new Finding.Proven();
    }

    /// The outcome of one reading.
    public sealed interface Finding {
        record Proven() implements Finding {}

        record Returned() implements Finding {}

        /// @param note why it stays open, in words
        record StillOpen(String note) implements Finding {}

        record NoNews() implements Finding {}
    }
}
