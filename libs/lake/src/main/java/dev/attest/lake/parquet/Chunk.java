package dev.attest.lake.parquet;

import java.util.OptionalLong;

/// What the footer says of a column's part in a row group (parquet.thrift, `ColumnMetaData`).
///
/// @param values how many, with those that are missing
/// @param dictionaryAt where its dictionary page begins in the file; with one, all data refers to
///   it
/// @param dataAt where its first data page begins
/// @param dataPages how many there are
/// @param bytes all its pages, with their headers
/// @param uncompressed the same before compression
record Chunk(
        Column<?> column,
        int values,
        OptionalLong dictionaryAt,
        long dataAt,
        int dataPages,
        long bytes,
        long uncompressed,
        Statistics statistics) {

    Encoding encoding() {
        return dictionaryAt.isPresent() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    }

    /// Where its first page begins.
    long start() {
        return dictionaryAt.orElse(dataAt);
    }
}
