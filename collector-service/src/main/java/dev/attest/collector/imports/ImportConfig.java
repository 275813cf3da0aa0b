package dev.attest.collector.imports;

import io.smallrye.config.ConfigMapping;

/// Bounds of imports.
@ConfigMapping(prefix = "attest.imports")
public interface ImportConfig {

    /// Imports at the same time; more are asked to come back.
    int concurrent();

    /// Bytes of an inventory or people file, after decompression.
    long maxInventoryBytes();
}
