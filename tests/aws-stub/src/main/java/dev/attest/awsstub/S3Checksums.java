package dev.attest.awsstub;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/// Compares what arrived with what the caller says it sent.
final class S3Checksums {

    private static final String MD5 = "content-md5";
    private static final String SHA256 = "x-amz-checksum-sha256";
    private static final String CRC32 = "x-amz-checksum-crc32";
    private static final String PAYLOAD = "x-amz-content-sha256";

    private S3Checksums() {}

    /// Whether the caller says anything about what it sends.
    static boolean any(Map<String, String> headers) {
        return headers.containsKey(MD5)
                || headers.containsKey("x-amz-trailer")
                || headers.keySet().stream().anyMatch(name -> name.startsWith("x-amz-checksum-"));
    }

    static void compare(Map<String, String> headers, byte[] bytes) {
        compare(headers, MD5, base64(digest("MD5", bytes)), "BadDigest");
        compare(headers, SHA256, base64(digest("SHA-256", bytes)), "BadDigest");
        compare(headers, CRC32, base64(crc32(bytes)), "BadDigest");
        String payload = headers.getOrDefault(PAYLOAD, "");
        if (payload.length() == 64) {
            String is = HexFormat.of().formatHex(digest("SHA-256", bytes));
            compare(headers, PAYLOAD, is, "XAmzContentSHA256Mismatch");
        }
    }

    private static void compare(
            Map<String, String> headers, String name, String is, String otherwise) {
        if (!headers.getOrDefault(name, is).equals(is)) {
            throw new AwsFailure(
                    400,
                    otherwise,
                    "The " + name + " you specified did not match what we received");
        }
    }

    private static byte[] crc32(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
