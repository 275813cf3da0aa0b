package dev.attest.traildigest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, in hex.
public final class Sha256 {

    private static final int CHUNK = 64 * 1024;

    private Sha256() {}

    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /// Reads the stream to its end.
    ///
    /// @param longest in bytes
    /// @throws IOException also when there is more
    public static String hex(InputStream in, long longest) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        int read = in.read(chunk);
        while (read >= 0) {
            total += read;
            if (total > longest) {
                throw new IOException("more than " + longest + " bytes");
            }
            digest.update(chunk, 0, read);
            read = in.read(chunk);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
