package dev.attest.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// A text with one signature, in the form of the C2SP signed-note specification: the text, an empty
/// line, and `— name base64(key id || signature)`.
///
/// @param text ends with a line break, which is signed too
/// @param keyName name of the key that signed
/// @param keyId the key's four-byte id
/// @param signature 64 bytes of Ed25519
record SignedNote(String text, String keyName, int keyId, byte[] signature) {

    private static final String SIGNED_BY = "\u2014 ";

    static SignedNote sign(String text, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, key.verifier().name(), key.verifier().id(), signature);
    }

    /// @throws IllegalArgumentException when it is no note with exactly one Ed25519 signature
    static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("the note has no signature");
        }
        String line = note.substring(gap + 2, Math.max(gap + 2, note.length() - 1));
        String[] parts =
                line.startsWith(SIGNED_BY) ? line.substring(2).split(" ", -1) : new String[0];
        if (parts.length != 2 || line.contains("\n")) {
            throw new IllegalArgumentException("the note does not have exactly one signature line");
        }
        byte[] signed = StrictBase64.decode(parts[1]);
        if (signed.length != Integer.BYTES + Ed25519.SIGNATURE_SIZE) {
            throw new IllegalArgumentException("the note's signature is not one of Ed25519");
        }
        return new SignedNote(
                note.substring(0, gap + 1),
                KeyName.check(parts[0]),
                ByteBuffer.wrap(signed).getInt(),
                Arrays.copyOfRange(signed, Integer.BYTES, signed.length));
    }

    boolean signedWith(VerifierKey key) {
        return names(key) && key.verifies(text.getBytes(StandardCharsets.UTF_8), signature);
    }

    boolean names(VerifierKey key) {
        return keyName.equals(key.name()) && keyId == key.id();
    }

    String keyText() {
        return keyName + "+" + KeyName.hex(keyId);
    }

    String note() {
        byte[] signed =
                ByteBuffer.allocate(Integer.BYTES + signature.length)
                        .putInt(keyId)
                        .put(signature)
                        .array();
        return text
                + "\n"
                + SIGNED_BY
                + keyName
                + " "
                + Base64.getEncoder().encodeToString(signed)
                + "\n";
    }
}
