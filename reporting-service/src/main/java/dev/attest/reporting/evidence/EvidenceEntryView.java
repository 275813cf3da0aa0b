package dev.attest.reporting.evidence;

import dev.attest.proof.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An entry of the evidence log.
///
/// @param kind the fact's type
/// @param leafHash RFC 9162 leaf hash of the entry, lower-case hexadecimal
/// @param entry the entry itself: canonical JSON, the very text that was hashed
public record EvidenceEntryView(
        long index, String kind, Instant recordedAt, String leafHash, String entry) {

    static EvidenceEntryView of(LogEntry entry) {
        return new EvidenceEntryView(
                entry.position,
                entry.kind,
                entry.recordedAt,
                Hash.of(entry.leafHash).hex(),
                new String(entry.leaf, StandardCharsets.UTF_8));
    }
}
