package dev.attest.lake.parquet;

import java.util.List;

/// Rows whose values stand together in the file, column by column.
record RowGroup(int rows, List<Chunk> chunks) {

    long bytes() {
        return chunks.stream().mapToLong(Chunk::bytes).sum();
    }

    long uncompressed() {
        return chunks.stream().mapToLong(Chunk::uncompressed).sum();
    }
}
