package dev.attest.events.evidence;

import java.time.Instant;

/// A fact entered the evidence log.
///
/// @param index its place in the log, from 0
/// @param kind the fact's event type
/// @param leafHash RFC 9162 leaf hash, lower-case hexadecimal
public record EvidenceRecorded(long index, String kind, String leafHash, Instant recordedAt)
        implements EvidenceEvent {

    @Override
    public String key() {
        return "log";
    }
}
