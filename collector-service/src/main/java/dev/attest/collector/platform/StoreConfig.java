package dev.attest.collector.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When the database counts as slow.
@ConfigMapping(prefix = "attest.store")
public interface StoreConfig {

    /// The mean of transactions from which on files are taken one at a time.
    @WithDefault("5s")
    Duration slow();

    /// How often a database that is away is looked for, and whether anything waits still.
    @WithDefault("2s")
    String look();
}
