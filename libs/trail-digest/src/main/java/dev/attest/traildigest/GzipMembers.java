package dev.attest.traildigest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Decompresses all members of a gzip file. The JDK's stream ends silently at bytes between or
/// behind members: here zeros are padding, and other bytes are an error once all members are read.
public final class GzipMembers extends InputStream {

    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[BUFFER];
    private int from;
    private int to;
    private long before;
    private boolean ended;

    /// @param in begins with a header
    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        readHeader();
    }

    /// Uncompressed, whether the file is compressed or not, and whatever its name says.
    public static InputStream decompressed(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, BUFFER);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b ? new GzipMembers(in) : in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int read = inflate(bytes, offset, length);
            if (read > 0) {
                crc.update(bytes, offset, read);
                return read;
            }
            if (inflater.finished()) {
                from = to - inflater.getRemaining();
                readTrailer();
                ended = !nextMember();
            } else {
                feed();
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException("the compressed bytes are damaged: " + e.getMessage());
        }
    }

    private void feed() throws IOException {
        if (inflater.needsDictionary()) {
            throw new ZipException("the compressed bytes need a dictionary");
        }
        if (from == to && !fill()) {
            throw new EOFException("the compressed bytes end early");
        }
        inflater.setInput(input, from, to - from);
        from = to;
    }

    private void readTrailer() throws IOException {
        long sum = readNumber(4);
        long size = readNumber(4);
        if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the checksum of the compressed bytes is wrong");
        }
    }

    /// Goes to the next member; false when there is none.
    private boolean nextMember() throws IOException {
        while (from < to || fill()) {
            if (input[from] != 0) {
                inflater.reset();
                crc.reset();
                long at = before + from;
                try {
                    readHeader();
                    return true;
                } catch (EOFException | ZipException e) {
                    throw new IOException(
                            "bytes follow the end of the compressed stream, at byte %d of the file"
                                    .formatted(at),
                            e);
                }
            }
            from++;
        }
        return false;
    }

    private void readHeader() throws IOException {
        if (readByte() != 0x1f || readByte() != 0x8b || readByte() != 8) {
            throw new ZipException("it does not begin like gzip");
        }
        int flags = readByte();
        readNumber(6);
        if ((flags & FLAG_EXTRA) != 0) {
            for (long left = readNumber(2); left > 0; left--) {
                readByte();
            }
        }
        skipText(flags & FLAG_NAME);
        skipText(flags & FLAG_COMMENT);
        if ((flags & FLAG_HEADER_CRC) != 0) {
            readNumber(2);
        }
    }

    private void skipText(int flag) throws IOException {
        int read = flag;
        while (read != 0) {
            read = readByte();
        }
    }

    /// A number, its lowest byte first.
    private long readNumber(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) readByte() << (8 * i);
        }
        return number;
    }

    private int readByte() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("the compressed bytes end early");
        }
        return input[from++] & 0xff;
    }

    private boolean fill() throws IOException {
        before += to;
        from = 0;
        to = Math.max(0, in.read(input, 0, input.length));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
