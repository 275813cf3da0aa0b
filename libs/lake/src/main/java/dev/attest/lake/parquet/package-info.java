/// Writes Parquet files: flat tables of the five kinds of columns that the lake has, compressed
/// with zstd. Written after the Apache Parquet format, version 2.12
/// (https://github.com/apache/parquet-format): README.md, Encodings.md, LogicalTypes.md and
/// parquet.thrift, which the classes name where they follow them. The same rows give the same
/// bytes.
@NullMarked
package dev.attest.lake.parquet;

import org.jspecify.annotations.NullMarked;
