package dev.attest.cli.audits;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of which only so much is taken: what is longer is refused, not cut.
final class BoundedInput extends FilterInputStream {
    private final long most;
    private long left;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
        left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new IOException("it is longer than " + most + " bytes");
        }
        return read;
    }
}
