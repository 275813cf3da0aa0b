package dev.attest.proof;

/// What a log's owner signs: how large the log is and its root (C2SP tlog-checkpoint). Whoever
/// keeps one can later find out whether the log was rewritten.
///
/// @param origin name of the log
/// @param size number of entries
/// @param root root of the tree of that size
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        KeyName.check(origin);
        if (size < 0) {
            throw new IllegalArgumentException("a log has no " + size + " entries");
        }
    }

    /// The three lines that are signed.
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /// Signs the checkpoint.
    ///
    /// @return the whole signed note
    public String signedBy(SigningKey key) {
        if (!key.verifier().name().equals(origin)) {
            throw new IllegalArgumentException(
                    "the key of " + key.verifier().name() + " does not sign for " + origin);
        }
        return SignedNote.sign(text(), key).note();
    }

    /// Reads a signed checkpoint and checks its signature.
    ///
    /// @throws IllegalArgumentException when the note is no checkpoint, or the key did not sign it
    public static Checkpoint open(String note, VerifierKey key) {
        SignedNote signed = SignedNote.parse(note);
        if (!signed.signedWith(key)) {
            throw new IllegalArgumentException(
                    "the checkpoint does not carry a valid signature of " + key.keyId());
        }
        return parse(signed.text());
    }

    static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new IllegalArgumentException("a checkpoint has three lines");
        }
        if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("not a tree size: " + lines[1]);
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Hash.of(StrictBase64.decode(lines[2])));
    }
}
