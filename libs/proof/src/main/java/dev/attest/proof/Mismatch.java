package dev.attest.proof;

/// One thing that does not match. [#message] says it in a sentence for the person who verifies.
public sealed interface Mismatch {

    /// One sentence, without a full stop.
    String message();

    /// The file has other content than the one in the log.
    record FileHash(Hash logged, Hash found) implements Mismatch {
        @Override
        public String message() {
            return "the file was changed: its SHA-256 is "
                    + found.hex()
                    + ", the log has "
                    + logged.hex();
        }
    }

    /// The file has another length than the one in the log.
    record FileSize(long logged, long found) implements Mismatch {
        @Override
        public String message() {
            return "the file has " + found + " bytes, the log has " + logged;
        }
    }

    /// The entry in the log speaks of another file than the proof.
    ///
    /// @param member which of the entry's members differs: `fileName`, `sha256` or `size`
    record Entry(String member, String proof, String logged) implements Mismatch {
        @Override
        public String message() {
            return "the log entry says " + member + " " + logged + ", the proof says " + proof;
        }
    }

    /// The path does not lead from the entry to the signed root.
    record InclusionPath(long index, long treeSize) implements Mismatch {
        @Override
        public String message() {
            return "the path from entry "
                    + index
                    + " does not lead to the signed root of "
                    + treeSize
                    + " entries";
        }
    }

    /// The checkpoint speaks of another tree size than the proof.
    record TreeSize(long proof, long signed) implements Mismatch {
        @Override
        public String message() {
            return "the checkpoint was signed for " + signed + " entries, the proof says " + proof;
        }
    }

    /// The checkpoint is from another log than the pinned key.
    record Origin(String pinned, String found) implements Mismatch {
        @Override
        public String message() {
            return "the checkpoint is of the log " + found + ", the pinned key is of " + pinned;
        }
    }

    /// The signature under the checkpoint is not one of the pinned key.
    record CheckpointSignature(String keyId) implements Mismatch {
        @Override
        public String message() {
            return "the checkpoint's signature is not one of the key " + keyId;
        }
    }

    /// The proof or the checkpoint names another key than the pinned one.
    ///
    /// @param pointer where it is named: `/keyId` or `/checkpoint`
    record KeyId(String pointer, String pinned, String found) implements Mismatch {
        @Override
        public String message() {
            return pointer + " names the key " + found + ", the pinned key is " + pinned;
        }
    }

    /// The proof cannot be read, or is not spelled canonically.
    ///
    /// @param pointer JSON pointer into the proof; empty for the whole
    record MalformedProof(String pointer, String reason) implements Mismatch {
        @Override
        public String message() {
            return "the proof is malformed"
                    + (pointer.isEmpty() ? "" : " at " + pointer)
                    + ": "
                    + reason;
        }
    }
}
