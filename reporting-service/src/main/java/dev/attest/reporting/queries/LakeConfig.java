package dev.attest.reporting.queries;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where the lake is.
@ConfigMapping(prefix = "attest.lake")
public interface LakeConfig {

    /// The folder that the collector writes to; it need not exist yet. Where the lake lies in S3,
    /// the one in which copies are kept.
    Path directory();

    /// Where it lies in S3, such as `s3://bucket/prefix`; not set: in the folder.
    Optional<String> location();

    /// How S3 is reached.
    S3 s3();

    /// The most that copies of what lies in S3 take on this machine, in bytes: as much as one query
    /// reads.
    @WithDefault("4294967296")
    long cacheBytes();

    /// How S3 is reached.
    interface S3 {
        /// The bucket's region.
        @WithDefault("us-east-1")
        String region();

        /// Instead of AWS's own address.
        Optional<URI> endpoint();

        /// The profile of the shared configuration whose credentials are good there; the SDK's
        /// default chain, if not set.
        Optional<String> profile();
    }
}
