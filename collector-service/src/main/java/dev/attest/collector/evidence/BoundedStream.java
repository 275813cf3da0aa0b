package dev.attest.collector.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with an error where more comes out of a file than may: a small file can hold a large one.
final class BoundedStream extends FilterInputStream {

    private final long bound;
    private long left;

    BoundedStream(InputStream in, long bound) {
        super(in);
        this.bound = bound;
        left = bound;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("it is larger than " + bound + " bytes uncompressed");
        }
    }
}
