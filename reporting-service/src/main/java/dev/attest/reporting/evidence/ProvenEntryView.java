package dev.attest.reporting.evidence;

import dev.attest.proof.Hash;
import java.util.List;

/// An entry with the proof that it is in the log.
///
/// @param treeSize size of the tree that the checkpoint covers
/// @param inclusion RFC 9162 path from the leaf up, base64
/// @param checkpoint the first signed note that covers the entry
/// @param keyId name and id of the key that signed
public record ProvenEntryView(
        EvidenceEntryView entry,
        long treeSize,
        List<String> inclusion,
        String checkpoint,
        String keyId) {

    static ProvenEntryView of(LogEntry entry, EvidenceProofs.Proven proven) {
        return new ProvenEntryView(
                EvidenceEntryView.of(entry),
                proven.inclusion().treeSize(),
                proven.inclusion().path().stream().map(Hash::base64).toList(),
                proven.checkpoint(),
                proven.keyId());
    }
}
