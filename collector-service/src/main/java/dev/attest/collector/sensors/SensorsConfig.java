package dev.attest.collector.sensors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// From when on Attest says that it does not see.
@ConfigMapping(prefix = "attest.sensors")
public interface SensorsConfig {

    /// How often it is looked.
    @WithDefault("5m")
    String every();

    /// How long a trail may deliver no log at all.
    @WithDefault("3h")
    Duration trailSilence();

    /// How long a trail may deliver no log of an account that it delivered logs of before.
    @WithDefault("48h")
    Duration accountSilence();

    /// How long an account may not be read.
    @WithDefault("1h")
    Duration unreadable();

    /// How long a checkpoint may stand where collection is scheduled.
    @WithDefault("6h")
    Duration standing();

    /// An event that the collector sends to itself.
    Synthetic synthetic();

    interface Synthetic {
        /// How often, such as `24h`; `0s`: never. If it is not set: daily where a notification
        /// channel is configured, else never.
        Optional<Duration> every();

        /// How often it is looked whether one is due, and how far the last one came.
        @WithDefault("1m")
        String look();

        /// How long it may take to its alert and its message.
        @WithDefault("30m")
        Duration deadline();
    }
}
