package dev.attest.proof;

import java.util.Arrays;

/// The public key of a log, as people pin it: the C2SP vkey `name+id+base64`, one line of text.
public final class VerifierKey {

    private final String name;
    private final byte[] key;
    private final int id;

    VerifierKey(String name, byte[] key) {
        this.name = KeyName.check(name);
        this.key = key.clone();
        this.id = KeyName.id(name, key);
    }

    /// Reads a vkey; white space around it (a line break at the end of a file) does not matter.
    ///
    /// @throws IllegalArgumentException when the text is no vkey, its key is not Ed25519, or the id
    ///   does not belong to the name and key
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a log's public key looks like name+id+base64");
        }
        VerifierKey parsed = new VerifierKey(parts[0], KeyName.key(parts[2]));
        if (!KeyName.hex(parsed.id).equals(parts[1])) {
            throw new IllegalArgumentException(
                    "the key of "
                            + parts[0]
                            + " has the id "
                            + KeyName.hex(parsed.id)
                            + ", not "
                            + parts[1]);
        }
        return parsed;
    }

    /// The key's name, which is the log's origin.
    public String name() {
        return name;
    }

    /// The name and the id, such as `meridian.example/attest+1a2b3c4d`.
    public String keyId() {
        return name + "+" + KeyName.hex(id);
    }

    /// The vkey.
    public String text() {
        return KeyName.text(name, id, key);
    }

    int id() {
        return id;
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
