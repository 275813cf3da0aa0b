package dev.attest.collector.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A kept file that says at its end when it is not what was kept. Whoever stops before has not
/// heard whether it is.
final class VerifiedStream extends FilterInputStream {

    private final String sha256;
    private final MessageDigest digest;
    private boolean verified;

    /// @param sha256 that the file has to have, lower-case hexadecimal
    VerifiedStream(InputStream in, String sha256) {
        super(in);
        this.sha256 = sha256;
        digest = EvidenceFiles.sha256();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            digest.update(bytes, from, read);
        } else if (read < 0) {
            verify();
        }
        return read;
    }

    private void verify() throws IOException {
        if (verified) {
            return;
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new EvidenceAlteredException(sha256);
        }
        verified = true;
    }

    /// What is passed over counts, too.
    @Override
    public long skip(long count) throws IOException {
        byte[] some = new byte[(int) Math.min(1 << 13, Math.max(0, count))];
        int read = some.length == 0 ? 0 : read(some, 0, some.length);
        return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Reads what is left.
    void toEnd() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }
}
