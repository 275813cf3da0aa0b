package dev.attest.certification.population;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a population may be drawn from.
@ConfigMapping(prefix = "attest.certification.population")
public interface PopulationConfig {
    /// How long before the launch a source may have been read; what is older is named as a gap.
    @WithDefault("7d")
    Duration oldestReading();
}
