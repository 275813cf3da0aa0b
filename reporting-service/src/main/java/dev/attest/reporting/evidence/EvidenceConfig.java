package dev.attest.reporting.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the evidence log lives and how often it is signed.
@ConfigMapping(prefix = "attest.evidence")
public interface EvidenceConfig {

    /// Folder of the log: tiles and checkpoint in `published`, the generated key beside it. Several
    /// replicas may share it or have one each: tiles can be rebuilt.
    Path directory();

    /// Name of the log, part of its public key: a URL without scheme, without spaces and plus
    /// signs. Never change it.
    @WithDefault("attest/evidence")
    String origin();

    /// File with the private key, such as a mounted secret. Without it a key is generated in the
    /// folder at the first start; replicas must be given the same one.
    Optional<Path> keyFile();

    /// How often a log that grew is signed.
    @WithDefault("10s")
    Duration checkpointInterval();
}
