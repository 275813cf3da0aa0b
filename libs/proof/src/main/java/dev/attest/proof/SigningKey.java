package dev.attest.proof;

import java.security.KeyPair;
import java.security.SecureRandom;

/// The private key of a log. It is stored as one line, `PRIVATE+KEY+name+id+base64`, as the Go note
/// tools do; [#toString] does not show it.
public final class SigningKey {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final KeyPair pair;
    private final VerifierKey verifier;

    private SigningKey(String name, byte[] seed) {
        this.seed = seed.clone();
        this.pair = Ed25519.fromSeed(seed);
        this.verifier = new VerifierKey(name, Ed25519.raw(pair.getPublic()));
    }

    /// A new key.
    ///
    /// @param name the log's origin: a URL without scheme, without spaces and plus signs
    public static SigningKey generate(String name, SecureRandom random) {
        byte[] seed = new byte[Ed25519.KEY_SIZE];
        random.nextBytes(seed);
        return new SigningKey(name, seed);
    }

    /// The key with a given 32-byte seed.
    public static SigningKey ofSeed(String name, byte[] seed) {
        if (seed.length != Ed25519.KEY_SIZE) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        return new SigningKey(name, seed);
    }

    /// Reads what [#secretText] wrote. No message repeats any of the text.
    public static SigningKey parse(String text) {
        String line = text.strip();
        String[] parts =
                line.startsWith(PREFIX)
                        ? line.substring(PREFIX.length()).split("\\+", 3)
                        : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "a log's private key looks like PRIVATE+KEY+name+id+base64");
        }
        SigningKey key = new SigningKey(parts[0], KeyName.key(parts[2]));
        if (!KeyName.hex(key.verifier.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the private key's id does not belong to it");
        }
        return key;
    }

    /// The line to keep secret.
    public String secretText() {
        return PREFIX + KeyName.text(verifier.name(), verifier.id(), seed);
    }

    /// The public half.
    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(pair.getPrivate(), message);
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifier.keyId() + "]";
    }
}
