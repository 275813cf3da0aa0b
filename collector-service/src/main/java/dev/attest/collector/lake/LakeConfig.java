package dev.attest.collector.lake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The lake and what writing it may take.
@ConfigMapping(prefix = "attest.lake")
public interface LakeConfig {

    /// The folder that holds it.
    Path directory();

    /// How long events stay, by their time; forever when it is not set. Whole days (UTC) go.
    Optional<Duration> retention();

    /// How much of one import is held in memory before it becomes a file, in bytes.
    @WithDefault("8388608")
    long partBytes();

    /// Memory outside the heap that making one file of many takes, as DuckDB writes it.
    @WithDefault("128MB")
    String memory();

    /// Files that are written at the same time.
    @WithDefault("2")
    int filesAtOnce();

    /// When the files of a day and region become one.
    Compaction compaction();

    /// When the files of a day and region become one.
    interface Compaction {
        /// As soon as there are so many,
        @WithDefault("32")
        int files();

        /// or more than one, and none came for so long.
        @WithDefault("10m")
        Duration quiet();

        /// How often that is looked at.
        @WithDefault("5m")
        String every();
    }
}
