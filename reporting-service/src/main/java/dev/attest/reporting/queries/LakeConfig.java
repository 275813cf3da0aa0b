package dev.attest.reporting.queries;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// Where the lake is.
@ConfigMapping(prefix = "attest.lake")
public interface LakeConfig {

    /// The folder that the collector writes to; it need not exist yet.
    Path directory();
}
