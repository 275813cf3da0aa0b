package dev.attest.cli.client;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/// A key for a call that starts something: one that is sent twice starts it once.
final class IdempotencyKey {
    private static final int BYTES = 16;

    private IdempotencyKey() {}

    static Map<String, String> header() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Map.of("Idempotency-Key", HexFormat.of().formatHex(key));
    }
}
