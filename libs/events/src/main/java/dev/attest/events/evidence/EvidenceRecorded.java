package dev.attest.events.evidence;

import dev.attest.events.Require;
import java.time.Instant;

/// A fact entered the evidence log.
///
/// @param index its place in the log, from 0
/// @param kind the fact's event type
/// @param leafHash RFC 9162 leaf hash, lower-case hexadecimal
public record EvidenceRecorded(long index, String kind, String leafHash, Instant recordedAt)
        implements EvidenceEvent {
    public EvidenceRecorded {
        Require.text("kind", kind);
        Require.text("leafHash", leafHash);
        Require.present("recordedAt", recordedAt);
        Require.notNegative("index", index);
    }

    @Override
    public String key() {
        return "log";
    }
}
