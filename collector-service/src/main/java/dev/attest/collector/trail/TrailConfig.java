package dev.attest.collector.trail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Bounds and batching of trail imports.
@ConfigMapping(prefix = "attest.trail")
public interface TrailConfig {

    /// Bytes of one file after decompression; what comes later is not read.
    @WithDefault("268435456")
    long maxFileBytes();

    /// Bytes of one record.
    @WithDefault("1048576")
    int maxRecordBytes();

    /// Nesting of one record.
    @WithDefault("64")
    int maxDepth();

    /// Characters of one string.
    @WithDefault("524288")
    int maxStringLength();

    /// Rows a statement and transaction.
    @WithDefault("2000")
    int batchRows();

    /// How long activity is kept, by the time of the event; forever when it is not set. Whole days
    /// (UTC) are dropped, once a day; alerts and raw files stay.
    Optional<Duration> retention();

    /// Transactions at the same time for one file.
    @WithDefault("2")
    int batchesInFlight();

    /// Which records the database keeps beside the lake.
    @WithDefault("ALL")
    Scope store();

    /// Whose calls raise no alerts.
    Noise noise();

    /// Roles whose calls are noise: they are stored and counted, and raise no alerts.
    interface Noise {

        /// Whether the roles are noise that belong to AWS's services.
        @WithDefault("true")
        boolean serviceLinkedRoles();

        /// Names or ARNs of more roles, in any partition; `*` stands for any text.
        Optional<List<String>> roles();
    }
}
