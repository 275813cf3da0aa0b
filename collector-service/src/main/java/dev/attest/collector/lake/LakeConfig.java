package dev.attest.collector.lake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The lake and what writing it may take.
@ConfigMapping(prefix = "attest.lake")
public interface LakeConfig {

    /// The folder that holds it; where it lies in S3, the one in which its files are written.
    Path directory();

    /// Where it lies in S3, such as `s3://bucket/prefix`; not set: in the folder.
    Optional<String> location();

    /// How S3 is reached.
    S3 s3();

    /// The most that copies of what lies in S3 take on this machine, in bytes: as much as the files
    /// of one day and region that become one.
    @WithDefault("4294967296")
    long cacheBytes();

    /// How S3 is reached, with the collector's own credentials in the partition of its region.
    interface S3 {
        /// The bucket's region; the collector's own, if not set.
        @WithDefault("${attest.aws.region:us-east-1}")
        String region();

        /// Instead of AWS's own address; the collector's own, if not set.
        @WithDefault("${attest.aws.endpoints.s3:${attest.aws.endpoint:}}")
        Optional<URI> endpoint();

        /// The key that objects are encrypted with; not set: as the bucket says.
        Optional<String> kmsKey();
    }

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
        /// Files in a partition at which it is compacted.
        @WithDefault("32")
        int files();

        /// How long without new files until a partition of two or more is compacted.
        @WithDefault("10m")
        Duration quiet();

        /// How often partitions are looked at.
        @WithDefault("5m")
        String every();
    }
}
