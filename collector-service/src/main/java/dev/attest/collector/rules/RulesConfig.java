package dev.attest.collector.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The rules that users add, and what rules know beside events.
@ConfigMapping(prefix = "attest.rules")
public interface RulesConfig {

    /// A folder of rule files, looked at again and again; none when it is not set.
    Optional<Path> directory();

    /// How often the folder and the file of places are looked at.
    @WithDefault("15s")
    String lookEvery();

    /// How long a rule of the folder may think about one event.
    @WithDefault("1s")
    Duration deadline();

    /// How often it may take longer before it is switched off: so often in a row until its file
    /// changes, and for as long as so many thoughts of it do not end.
    @WithDefault("3")
    int overruns();

    /// A file of `CIDR,latitude,longitude,country`: where addresses are. Rules that ask for it are
    /// inactive when it is not set.
    Optional<Path> places();
}
