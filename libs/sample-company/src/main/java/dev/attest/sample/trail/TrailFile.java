package dev.attest.sample.trail;

import dev.attest.sample.cast.Dice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// One file of records, written record by record.
final class TrailFile implements AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Writer out;
    private int records;

    /// @param delivered when CloudTrail would have delivered the file
    TrailFile(Path folder, Cell cell, Instant delivered, Dice dice) throws IOException {
        Files.createDirectories(folder);
        String name =
                "%s_CloudTrail_%s_%s_%s.json.gz"
                        .formatted(
                                cell.accountId(),
                                cell.region(),
                                NAME.format(delivered),
                                dice.text(LETTERS, 16));
        this.out =
                new OutputStreamWriter(
                        new FastGzip(Files.newOutputStream(folder.resolve(name))),
                        StandardCharsets.UTF_8);
        out.write("{\"Records\":[");
    }

    void add(CharSequence json) throws IOException {
        if (records > 0) {
            out.write(',');
        }
        out.append(json);
        records++;
    }

    int records() {
        return records;
    }

    @Override
    public void close() throws IOException {
        out.write("]}");
        out.close();
    }

    /// Packing is most of the work; the lightest packing makes files a third larger.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, 32_768);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
