package dev.attest.collector.trail;

import dev.attest.collector.platform.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The bytes of a file around the place where it is being read. Keeps what was marked, up to a
/// bound, so that a record can be handed over without copying it.
final class SplitBuffer {

    private static final int CHUNK = 1 << 18;
    private static final int SHOWN = 120;

    private final InputStream in;
    private final long fileBytes;
    private final int keep;
    byte[] bytes = new byte[2 * CHUNK];
    int pos;
    int limit;

    /// Where the piece being read starts; -1 when nothing has to be kept.
    int mark = -1;

    private long base;

    /// @param keep how many bytes behind the mark are kept at most
    SplitBuffer(InputStream in, long fileBytes, int keep) {
        this.in = in;
        this.fileBytes = fileBytes;
        this.keep = keep;
    }

    long offset() {
        return base + pos;
    }

    long offsetOf(int index) {
        return base + index;
    }

    boolean overfull() {
        return mark >= 0 && pos - mark > keep;
    }

    /// Makes at least one more byte readable at `pos`; false at the end of the file.
    boolean fill() throws IOException {
        if (pos < limit) {
            return true;
        }
        discardBeforeMark();
        if (mark >= 0 && limit - mark > keep + 2 * CHUNK) {
            throw new IOException("more than " + keep + " bytes without an end of the record");
        }
        if (limit == bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
        }
        if (base + limit >= fileBytes) {
            throw new FileTooLargeException(fileBytes);
        }
        int room = (int) Math.min(Math.min(CHUNK, bytes.length - limit), fileBytes - base - limit);
        int read = in.read(bytes, limit, room);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    private void discardBeforeMark() {
        int from = mark >= 0 ? mark : pos;
        if (from == 0) {
            return;
        }
        System.arraycopy(bytes, from, bytes, 0, limit - from);
        base += from;
        limit -= from;
        pos -= from;
        if (mark >= 0) {
            mark = 0;
        }
    }

    /// The first byte that is no white space; -1 at the end.
    int skipSpace() throws IOException {
        while (fill()) {
            int b = bytes[pos];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            pos++;
        }
        return -1;
    }

    /// Whether the quoted string at a distance from the mark says `word`.
    boolean equalsFromMark(int distance, String word) {
        int from = mark + distance + 1;
        if (pos - 1 - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where the line ends that an index stands in, as far as it was read.
    int lineEnd(int from) {
        int end = from;
        while (end < limit && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /// Words for a reader: how the bytes between two places begin.
    String shown(int from, int to) {
        int length = Math.min(SHOWN, Math.min(limit, to) - from);
        return length <= 0
                ? ""
                : Text.printable(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    /// Where the next record seems to start behind an index; -1 when none is in sight. CloudTrail
    /// writes `eventVersion` first, and inside a string the quote would be escaped.
    int nextRecordStart(int after, byte[] marker) {
        outer:
        for (int i = after; i <= limit - marker.length; i++) {
            for (int j = 0; j < marker.length; j++) {
                if (bytes[i + j] != marker[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    /// More came out of a file than may.
    static final class FileTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        FileTooLargeException(long fileBytes) {
            super(
                    "the file is larger than "
                            + fileBytes
                            + " bytes uncompressed; what follows was not read");
        }
    }
}
