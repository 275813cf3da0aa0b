package dev.attest.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// What the C2SP signed-note specification says about keys: their names, ids and text forms.
final class KeyName {

    /// Signature type 1: Ed25519.
    static final byte ED25519 = 1;

    private KeyName() {}

    static String check(String name) {
        boolean plain =
                name.codePoints()
                        .noneMatch(c -> c == '+' || Character.isWhitespace(c) || c == 0xA0);
        if (name.isEmpty() || !plain) {
            throw new IllegalArgumentException("not a key name: '" + name + "'");
        }
        return name;
    }

    /// The first four bytes of SHA-256(name || 0x0A || type || public key).
    static int id(String name, byte[] publicKey) {
        byte[] hash =
                Hash.sha256(
                                name.getBytes(StandardCharsets.UTF_8),
                                new byte[] {'\n', ED25519},
                                publicKey)
                        .bytes();
        return ByteBuffer.wrap(hash).getInt();
    }

    static String hex(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    /// `name+id+base64(type || key)`.
    static String text(String name, int id, byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return name + "+" + hex(id) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /// The 32 bytes in the last part of a key's text.
    static byte[] key(String base64) {
        byte[] typed = StrictBase64.decode(base64);
        if (typed.length != 1 + Ed25519.KEY_SIZE || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return Arrays.copyOfRange(typed, 1, typed.length);
    }
}
