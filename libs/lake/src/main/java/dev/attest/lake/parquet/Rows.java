package dev.attest.lake.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Rows that will be written as one row group. Of a row only its values are held, column by column,
/// and texts that repeat themselves only once.
///
/// @param <R> the rows
public final class Rows<R> {

    private final List<Column<R>> columns;
    private final List<Values<R>> values;
    private int size;

    public Rows(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        values = columns.stream().map(Values::of).toList();
    }

    public void add(R row) {
        for (Values<R> column : values) {
            column.add(row);
        }
        size++;
    }

    public int size() {
        return size;
    }

    List<Column<R>> columns() {
        return columns;
    }

    RowGroup write(int[] order, Pages pages) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            pages.beginChunk();
            Statistics statistics = values.get(i).write(order, pages);
            chunks.add(pages.endChunk(columns.get(i), size, statistics));
        }
        return new RowGroup(size, chunks);
    }
}
