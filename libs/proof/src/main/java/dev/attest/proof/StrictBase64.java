package dev.attest.proof;

import java.util.Base64;

/// Base64 with exactly one spelling: padded, without spare bits.
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 with spare bits or without padding");
        }
        return bytes;
    }
}
