package dev.attest.collector.trail;

import java.io.IOException;

/// Finds where a JSON value ends, by quotes and brackets only: whether it is well-formed is the
/// parser's question. Can stop in the middle of a value that is too long and go on later.
final class ValueScanner {

    enum Outcome {
        COMPLETE,
        TOO_LONG,
        END_OF_FILE
    }

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
        while (p < end) {
            byte c = bytes[p++];
            if (c == '"') {
                inString = false;
                return p;
            }
            if (c == '\\') {
                if (p == end) {
                    escaped = true;
                    return p;
                }
                p++;
            }
        }
        return p;
    }
}
