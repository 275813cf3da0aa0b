package dev.attest.collector.trail;

import io.smallrye.config.ConfigMapping;

/// Bounds and batching of trail imports.
@ConfigMapping(prefix = "attest.trail")
public interface TrailConfig {

    /// Bytes of one file after decompression; what comes later is not read.
    long maxFileBytes();

    /// Bytes of one record.
    int maxRecordBytes();

    /// Nesting of one record.
    int maxDepth();

    /// Characters of one string.
    int maxStringLength();

    /// Rows a statement and transaction.
    int batchRows();

    /// Transactions at the same time for one file.
    int batchesInFlight();
}
