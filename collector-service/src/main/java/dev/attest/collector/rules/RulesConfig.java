package dev.attest.collector.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The rules that users add.
@ConfigMapping(prefix = "attest.rules")
public interface RulesConfig {

    /// A folder of rule files, looked at again and again; none when it is not set.
    Optional<Path> directory();

    /// How long a rule of the folder may think about one event.
    @WithDefault("1s")
    Duration deadline();

    /// How often it may take longer before it is switched off: so often in a row until its file
    /// changes, and for as long as so many thoughts of it do not end.
    @WithDefault("3")
    int overruns();
}
