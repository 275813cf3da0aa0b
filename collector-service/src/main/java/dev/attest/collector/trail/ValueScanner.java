package dev.attest.collector.trail;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds where a JSON value ends, by quotes and brackets only: whether it is well-formed is the
/// parser's question. Can stop in the middle of a value that is too long and go on later.
final class ValueScanner {

    enum Outcome {
        COMPLETE,
        TOO_LONG,
        END_OF_FILE
    }

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = LOW_BITS * '"';
    private static final long BACKSLASHES = LOW_BITS * '\\';

    private final SplitBuffer buffer;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean scalar;

    ValueScanner(SplitBuffer buffer) {
        this.buffer = buffer;
    }

    /// Reads over the value that starts at the buffer's position.
    Outcome value() throws IOException {
        byte first = buffer.bytes[buffer.pos];
        depth = 0;
        escaped = false;
        inString = false;
        scalar = first != '{' && first != '[' && first != '"';
        return run();
    }

    /// Reads over the rest of a value that was too long.
    Outcome finish() throws IOException {
        return run();
    }

    private Outcome run() throws IOException {
        while (true) {
            if (buffer.pos == buffer.limit) {
                if (buffer.overfull()) {
                    return Outcome.TOO_LONG;
                }
                if (!buffer.fill()) {
                    return Outcome.END_OF_FILE;
                }
            }
            if (scalar ? scalarEnds() : structureEnds()) {
                return Outcome.COMPLETE;
            }
        }
    }

    private boolean scalarEnds() {
        byte[] bytes = buffer.bytes;
        int p = buffer.pos;
        int end = buffer.limit;
        while (p < end) {
            byte c = bytes[p];
            if (c == ',' || c == ']' || c == '}' || c == '\n') {
                buffer.pos = p;
                return true;
            }
            p++;
        }
        buffer.pos = p;
        return false;
    }

    private boolean structureEnds() {
        byte[] bytes = buffer.bytes;
        int p = buffer.pos;
        int end = buffer.limit;
        while (p < end) {
            if (inString) {
                p = throughString(bytes, p, end);
                if (inString) {
                    break;
                }
                if (depth == 0) {
                    buffer.pos = p;
                    return true;
                }
                continue;
            }
            byte c = bytes[p++];
            if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                buffer.pos = p;
                return true;
            }
        }
        buffer.pos = p;
        return false;
    }

    private int throughString(byte[] bytes, int from, int end) {
        int p = from;
        if (escaped && p < end) {
            escaped = false;
            p++;
        }
        while (true) {
            p = toQuoteOrBackslash(bytes, p, end);
            if (p >= end) {
                return end;
            }
            byte c = bytes[p++];
            if (c == '"') {
                inString = false;
                return p;
            }
            if (p == end) {
                escaped = true;
                return p;
            }
            p++;
        }
    }

    /// Where the next of the two stands that mean something inside a string; looks at eight bytes
    /// at a time, since most of a trail file is inside strings.
    private static int toQuoteOrBackslash(byte[] bytes, int from, int end) {
        int p = from;
        while (p <= end - Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, p);
            long found = zeroBytes(eight ^ QUOTES) | zeroBytes(eight ^ BACKSLASHES);
            if (found != 0) {
                return p + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            p += Long.BYTES;
        }
        while (p < end && bytes[p] != '"' && bytes[p] != '\\') {
            p++;
        }
        return p;
    }

    /// The highest bit of each byte that is zero. Of bytes above a zero it may say so falsely,
    /// never below, so that the lowest is right.
    ///
    /// Source: Henry S. Warren, Hacker's Delight, 2nd edition, section 6-1, "Find First 0-Byte".
    private static long zeroBytes(long eight) {
        return (eight - LOW_BITS) & ~eight & HIGH_BITS;
    }
}
