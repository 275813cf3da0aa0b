package dev.attest.collector.evidence;

import dev.attest.buckets.ObjectLock;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where raw evidence is kept.
@ConfigMapping(prefix = "attest.evidence")
public interface EvidenceConfig {

    /// The folder that holds every imported file under its SHA-256; where they are kept in S3, the
    /// one in which they arrive.
    Path directory();

    /// Where files are kept in S3, such as `s3://bucket/prefix`; not set: in the folder.
    Optional<String> location();

    /// How S3 is reached.
    S3 s3();

    /// For how long nobody may delete from S3 what was put there. The bucket needs Object Lock.
    Optional<Duration> lock();

    /// Whether those may all the same who have the permission `s3:BypassGovernanceRetention`
    /// (GOVERNANCE), or nobody (COMPLIANCE).
    @WithDefault("GOVERNANCE")
    ObjectLock.Mode lockMode();

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
}
