package dev.attest.proof;

import java.util.List;

/// What came of checking a file against its proof.
public sealed interface Verification {

    /// Everything matches.
    ///
    /// @param file the file's name, hash and size at the time it was made
    /// @param entry the entry in the log, canonical JSON, for showing what it says
    /// @param index the entry's place in the log
    /// @param checkpoint what the log's owner signed
    /// @param keyId the key that signed
    record Verified(ProvenFile file, String entry, long index, Checkpoint checkpoint, String keyId)
            implements Verification {}

    /// Something does not match.
    ///
    /// @param mismatches what, at least one
    record Refused(List<Mismatch> mismatches) implements Verification {
        public Refused {
            if (mismatches.isEmpty()) {
                throw new IllegalArgumentException("a refusal names what does not match");
            }
            mismatches = List.copyOf(mismatches);
        }
    }
}
