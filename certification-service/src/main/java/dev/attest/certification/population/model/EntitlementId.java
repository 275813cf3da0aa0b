package dev.attest.certification.population.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The stable identity of one access: the same account, principal, kind and reference give the same
/// id in every campaign.
public final class EntitlementId {
    private EntitlementId() {}

    /// @return 64 hexadecimal digits
    public static String of(String accountId, String principalId, String kind, String reference) {
        // A length before each part keeps ("ab","c") apart from ("a","bc").
        var text = new StringBuilder();
        for (var part : new String[] {accountId, principalId, kind, reference}) {
            text.append(part.length()).append(':').append(part);
        }
        return HexFormat.of().formatHex(sha256(text.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
