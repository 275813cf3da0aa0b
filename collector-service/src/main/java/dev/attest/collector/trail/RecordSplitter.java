package dev.attest.collector.trail;

import dev.attest.collector.platform.Text;
import dev.attest.collector.trail.Piece.Broken;
import dev.attest.collector.trail.Piece.End;
import dev.attest.collector.trail.Piece.Refused;
import dev.attest.collector.trail.Piece.Slice;
import dev.attest.collector.trail.ValueScanner.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Cuts a trail file into records without parsing them: `{"Records":[…]}`, a bare array, records
/// one after another, and any sequence of these. Holds one record at a time, whatever the file's
/// size, and finds the next record after one that is malformed.
public final class RecordSplitter {

    private static final byte[] MARKER = "{\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);
    private static final String RECORDS = "Records";

    private enum Place {
        TOP,
        FIRST_ELEMENT,
        ELEMENT,
        AFTER_ELEMENT,
        INSIDE_LONG_VALUE,
        INSIDE_BAD_LINE,
        DONE
    }

    private final SplitBuffer buffer;
    private final ValueScanner scanner;
    private final TrailLimits limits;
    private Place place = Place.TOP;
    private boolean wrapped;
    private int ordinal;

    public RecordSplitter(InputStream in, TrailLimits limits) {
        this.limits = limits;
        buffer = new SplitBuffer(in, limits.fileBytes(), limits.recordBytes());
        scanner = new ValueScanner(buffer);
    }

    /// How many records or would-be records were seen.
    public int seen() {
        return ordinal;
    }

    /// The next piece; after `Broken` or `End` only `End`.
    public Piece next() {
        try {
            return advance();
        } catch (SplitBuffer.FileTooLargeException e) {
            return broken(String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            return resumed("the compressed stream ends early: the file is truncated");
        } catch (IOException e) {
            return broken(
                    "the file cannot be read on: " + Text.shown(String.valueOf(e.getMessage())));
        }
    }

    /// Goes back into the piece that was handed over last, to where another record seems to start:
    /// a malformed record must not take its neighbours with it.
    public boolean resumeInside(Slice slice) {
        int start = buffer.nextRecordStart(slice.from() + MARKER.length, MARKER);
        if (start < 0 || start >= slice.from() + slice.length()) {
            return false;
        }
        buffer.pos = start;
        place = Place.ELEMENT;
        return true;
    }

    private Piece advance() throws IOException {
        buffer.mark = -1;
        while (true) {
            Piece piece =
                    switch (place) {
                        case TOP -> top();
                        case FIRST_ELEMENT, ELEMENT -> element();
                        case AFTER_ELEMENT -> afterElement();
                        case INSIDE_LONG_VALUE -> afterLongValue();
                        case INSIDE_BAD_LINE -> afterBadLine();
                        case DONE -> new End();
                    };
            if (piece != null) {
                return piece;
            }
        }
    }

    private @Nullable Piece afterLongValue() throws IOException {
        if (scanner.finish() == Outcome.END_OF_FILE) {
            return broken("the file ends inside a record");
        }
        place = Place.AFTER_ELEMENT;
        return null;
    }

    private @Nullable Piece afterBadLine() throws IOException {
        while (buffer.fill() && buffer.bytes[buffer.pos] != '\n') {
            buffer.pos++;
        }
        place = Place.TOP;
        return null;
    }

    private @Nullable Piece top() throws IOException {
        skipByteOrderMark();
        int b = buffer.skipSpace();
        if (b < 0) {
            place = Place.DONE;
            return ordinal == 0 && buffer.offset() == 0 ? broken("the file is empty") : new End();
        }
        if (b == '[') {
            buffer.pos++;
            wrapped = false;
            place = Place.FIRST_ELEMENT;
            return null;
        }
        if (b == '{') {
            return topObject();
        }
        if (ordinal == 0) {
            return broken("the file is not JSON");
        }
        buffer.mark = buffer.pos;
        return refusedLine("text that is no record", buffer.mark);
    }

    private void skipByteOrderMark() throws IOException {
        if (buffer.offset() == 0 && buffer.fill() && (buffer.bytes[0] & 0xff) == 0xef) {
            buffer.pos = Math.min(3, buffer.limit);
        }
    }

    /// An object at the top is the wrapper around `Records`, or a record that stands alone.
    private @Nullable Piece topObject() throws IOException {
        buffer.mark = buffer.pos++;
        while (true) {
            int b = buffer.skipSpace();
            if (b == '}') {
                buffer.pos++;
                return slice(Place.TOP);
            }
            if (b == ',') {
                buffer.pos++;
                continue;
            }
            if (b != '"') {
                return notJson(b);
            }
            int key = buffer.pos - buffer.mark;
            Piece stopped = read();
            if (stopped != null) {
                return stopped;
            }
            boolean records = buffer.equalsFromMark(key, RECORDS);
            int colon = buffer.skipSpace();
            if (colon != ':') {
                return notJson(colon);
            }
            buffer.pos++;
            if (buffer.skipSpace() == '[' && records) {
                return openList();
            }
            stopped = read();
            if (stopped != null) {
                return stopped;
            }
        }
    }

    private @Nullable Piece openList() {
        buffer.pos++;
        buffer.mark = -1;
        wrapped = true;
        place = Place.FIRST_ELEMENT;
        return null;
    }

    /// Reads over one value inside an object at the top; a piece when that was not possible.
    private @Nullable Piece read() throws IOException {
        if (!buffer.fill()) {
            return unfinished();
        }
        return switch (scanner.value()) {
            case COMPLETE -> null;
            case TOO_LONG -> refusedLine(tooLong(), buffer.pos);
            case END_OF_FILE -> unfinished();
        };
    }

    private Piece notJson(int b) throws IOException {
        if (b < 0) {
            return unfinished();
        }
        return ordinal == 0
                ? broken("the file is not JSON")
                : refusedLine("the record is not JSON", buffer.mark);
    }

    private @Nullable Piece element() throws IOException {
        int b = buffer.skipSpace();
        if (b < 0) {
            return broken("the file ends inside the list of records");
        }
        if (b == ']' && place == Place.FIRST_ELEMENT) {
            return closeList();
        }
        buffer.mark = buffer.pos;
        return switch (scanner.value()) {
            case COMPLETE -> {
                if (buffer.pos == buffer.mark) {
                    buffer.pos++;
                }
                yield b == '{'
                        ? slice(Place.AFTER_ELEMENT)
                        : refused("the record is not an object", Place.AFTER_ELEMENT);
            }
            case TOO_LONG -> refused(tooLong(), Place.INSIDE_LONG_VALUE);
            case END_OF_FILE -> unfinished();
        };
    }

    private @Nullable Piece afterElement() throws IOException {
        int b = buffer.skipSpace();
        if (b < 0) {
            return broken("the file ends inside the list of records");
        }
        if (b == ']') {
            return closeList();
        }
        if (b == ',') {
            buffer.pos++;
        }
        place = Place.ELEMENT;
        return null;
    }

    private @Nullable Piece closeList() throws IOException {
        buffer.pos++;
        place = Place.TOP;
        if (!wrapped) {
            return null;
        }
        while (true) {
            int b = buffer.skipSpace();
            if (b == '}') {
                buffer.pos++;
                return null;
            }
            if (b < 0) {
                return broken("the file ends before its closing brace");
            }
            buffer.pos++;
        }
    }

    private Piece slice(Place next) {
        if (buffer.pos - buffer.mark > limits.recordBytes()) {
            return refused(tooLong(), next);
        }
        place = next;
        return new Slice(
                buffer.bytes,
                buffer.mark,
                buffer.pos - buffer.mark,
                ordinal++,
                buffer.offsetOf(buffer.mark));
    }

    private Piece refused(String reason, Place next) {
        Refused piece = refusal(reason, buffer.pos);
        int start = buffer.nextRecordStart(buffer.mark + MARKER.length, MARKER);
        if (start >= 0 && start < buffer.pos) {
            buffer.pos = start;
            place = Place.ELEMENT;
        } else {
            place = next;
        }
        return piece;
    }

    /// @param from where to look for the end of the line
    private Piece refusedLine(String reason, int from) {
        Refused piece = refusal(reason, buffer.lineEnd(from));
        buffer.pos = from;
        place = Place.INSIDE_BAD_LINE;
        return piece;
    }

    /// @param to where the refused bytes end
    private Refused refusal(String reason, int to) {
        int from = Math.max(buffer.mark, 0);
        return new Refused(ordinal++, buffer.offsetOf(from), reason, buffer.shown(from, to));
    }

    private Piece unfinished() {
        return resumed("the file ends inside a record");
    }

    /// The end came too early. When records are hidden in what was swallowed as one, go back there.
    private Piece resumed(String reason) {
        if (buffer.mark >= 0) {
            int start = buffer.nextRecordStart(buffer.mark + MARKER.length, MARKER);
            if (start >= 0) {
                Refused piece = refusal("the record is not JSON", start);
                buffer.pos = start;
                place = Place.ELEMENT;
                return piece;
            }
        }
        return broken(reason);
    }

    private Broken broken(String reason) {
        int from = buffer.mark >= 0 ? buffer.mark : Math.min(buffer.pos, buffer.limit);
        place = Place.DONE;
        return new Broken(ordinal, buffer.offsetOf(from), reason, buffer.shown(from, buffer.limit));
    }

    private String tooLong() {
        return "the record is longer than " + limits.recordBytes() + " bytes";
    }
}
