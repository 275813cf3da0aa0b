package dev.attest.events.evidence;

import dev.attest.events.Require;
import java.time.Instant;

/// The log's owner signed its present size and root.
///
/// @param note the whole signed note (C2SP tlog-checkpoint)
public record CheckpointSigned(
        String origin, long treeSize, String rootHash, String note, Instant signedAt)
        implements EvidenceEvent {
    public CheckpointSigned {
        Require.text("origin", origin);
        Require.present("rootHash", rootHash);
        Require.text("note", note);
        Require.present("signedAt", signedAt);
        Require.notNegative("treeSize", treeSize);
    }

    @Override
    public String key() {
        return "log";
    }
}
