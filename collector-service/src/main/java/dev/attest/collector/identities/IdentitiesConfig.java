package dev.attest.collector.identities;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// The rules about identities that users add.
@ConfigMapping(prefix = "attest.identities")
public interface IdentitiesConfig {

    /// A folder of rule files, looked at again and again; none when it is not set.
    Optional<Path> directory();
}
