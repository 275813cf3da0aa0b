package dev.attest.events.evidence;

import java.time.Instant;

/// The log's owner signed its present size and root.
///
/// @param note the whole signed note (C2SP tlog-checkpoint)
public record CheckpointSigned(
        String origin, long treeSize, String rootHash, String note, Instant signedAt)
        implements EvidenceEvent {

    @Override
    public String key() {
        return "log";
    }
}
