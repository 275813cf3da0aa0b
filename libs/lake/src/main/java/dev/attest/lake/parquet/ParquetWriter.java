package dev.attest.lake.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes one Parquet file (README.md, "File Format"), page by page as they are made.
///
/// @param <R> the rows
public final class ParquetWriter<R> implements AutoCloseable {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private final List<Column<R>> columns;
    private final OutputStream out;
    private final Pages pages;
    private final List<RowGroup> groups = new ArrayList<>();

    /// @param file is replaced
    public ParquetWriter(Path file, List<Column<R>> columns) throws IOException {
        this.columns = List.copyOf(columns);
        out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        pages = new Pages(out);
        pages.raw(MAGIC, MAGIC.length);
    }

    /// Adds a row group.
    ///
    /// @param order the rows, by their numbers as they were added; each once, and at least one
    public void write(Rows<R> rows, int[] order) throws IOException {
        if (order.length == 0 || order.length != rows.size()) {
            throw new IllegalArgumentException(
                    "an order of " + order.length + " for " + rows.size() + " rows");
        }
        groups.add(rows.write(order, pages));
    }

    /// Completes the file: without it nobody can read it.
    public void finish() throws IOException {
        Buffer footer = new Buffer();
        Footer.write(columns, groups, footer);
        footer.putInt(footer.size());
        footer.put(MAGIC);
        pages.raw(footer.array(), footer.size());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            pages.close();
        }
    }
}
