package dev.attest.collector.notifications.sending;

import dev.attest.collector.notifications.channel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Says that a body was sent by who knows the secret, and when: `t=SECONDS,v1=HEX`, of which the
/// second part is the HMAC-SHA256 of `SECONDS.BODY`. Who gets it compares it in constant time and
/// refuses what is older than a few minutes, so that nobody can send it again.
final class Signature {

    static final String HEADER = "Attest-Signature";

    private Signature() {}

    static String of(Secret secret, Instant at, byte[] body) {
        long seconds = at.getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
