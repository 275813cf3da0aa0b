package dev.attest.collector.evidence;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// Where raw evidence is kept.
@ConfigMapping(prefix = "attest.evidence")
public interface EvidenceConfig {

    /// The folder that holds every imported file under its SHA-256.
    Path directory();
}
