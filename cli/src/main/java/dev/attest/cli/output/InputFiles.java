package dev.attest.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files that a command is given; `-` is the standard input. None is read further than it may be
/// long, and whatever is wrong with one is wrong use that names it.
public final class InputFiles {
    private static final Path STANDARD_INPUT = Path.of("-");

    /// A member that stands there twice, or a second document, may say otherwise than the first.
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private InputFiles() {}

    /// The file, to be read from its beginning, however long it is.
    public static InputStream open(Path file) throws IOException {
        return file.equals(STANDARD_INPUT) ? new StandardInput() : Files.newInputStream(file);
    }

    /// @param longest in bytes
    /// @throws CommandFailure when the file cannot be read, or is longer
    public static byte[] bytes(Path file, long longest) {
        try (InputStream in = new Bounded(open(file), longest)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// UTF-8, without the mark that some write before it.
    ///
    /// @param longest in bytes
    /// @throws CommandFailure when the file cannot be read, is longer, or is no such text
    public static String text(Path file, long longest) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file, longest));
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw CommandFailure.usage(file + " is not UTF-8");
        }
    }

    /// One JSON document, and no member twice; null when the file is empty.
    ///
    /// @param longest in bytes
    /// @throws CommandFailure when the file cannot be read, is longer, or is no such document
    public static JsonNode json(Path file, long longest) {
        try (InputStream in = new Bounded(open(file), longest)) {
            JsonNode json = JSON.readTree(in);
            return json.isMissingNode() ? JSON.nullNode() : json;
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage(file + line(e) + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    public static CommandFailure unreadable(Path file, IOException why) {
        return CommandFailure.usage(
                switch (why) {
                    case TooLongException tooLong -> file + " is " + tooLong.getMessage();
                    case NoSuchFileException none -> "there is no file " + file;
                    default -> "cannot read " + file + ": " + why.getMessage();
                });
    }

    private static String line(JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return line > 1 ? " line " + line : "";
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(long longest) {
            super("longer than " + longest + " bytes");
        }
    }

    /// A stream that fails where more comes than may.
    public static InputStream bounded(InputStream in, long longest) {
        return new Bounded(in, longest);
    }

    /// Fails where more comes than may.
    private static final class Bounded extends FilterInputStream {
        private final long longest;
        private long read;

        Bounded(InputStream in, long longest) {
            super(in);
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int more = super.read(bytes, offset, length);
            count(more);
            return more;
        }

        private void count(int more) throws IOException {
            read += Math.max(more, 0);
            if (read > longest) {
                throw new TooLongException(longest);
            }
        }
    }

    /// Stays open for whoever reads on.
    private static final class StandardInput extends FilterInputStream {
        StandardInput() {
            super(System.in);
        }

        @Override
        public void close() {
            // it is not ours
        }
    }
}
