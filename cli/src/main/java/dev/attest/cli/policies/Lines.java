package dev.attest.cli.policies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines of a stream of UTF-8, counted from 1. A line that is too long, or not UTF-8, does not keep
/// the next from being read.
final class Lines {
    /// Policies of one principal with everything around them are far below a megabyte.
    static final int LONGEST = 8 * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;
    private int number;

    Lines(InputStream in) {
        this.in = in;
    }

    /// The number of the line that was read last.
    int number() {
        return number;
    }

    /// Whether the next line may have to be waited for.
    boolean mayWait() {
        return at == end;
    }

    /// The next line; null after the last.
    ///
    /// @throws BrokenQuestionException when it is too long or not UTF-8; the next one can be read
    @Nullable String next() throws IOException, BrokenQuestionException {
        var line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean ended = false;
        boolean any = false;
        while (!ended && (at < end || filled())) {
            any = true;
            int stop = at;
            while (stop < end && block[stop] != '\n') {
                stop++;
            }
            tooLong |= line.size() + stop - at > LONGEST;
            if (!tooLong) {
                line.write(block, at, stop - at);
            }
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        }
        if (!any) {
            return null;
        }
        number++;
        if (tooLong) {
            throw new BrokenQuestionException("longer than " + LONGEST + " bytes");
        }
        return decoded(line.toByteArray());
    }

    private String decoded(byte[] line) throws BrokenQuestionException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BrokenQuestionException("not UTF-8");
        }
    }

    private boolean filled() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }
}
