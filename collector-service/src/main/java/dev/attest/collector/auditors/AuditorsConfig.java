package dev.attest.collector.auditors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the inventory is read from AWS.
@ConfigMapping(prefix = "attest.inventory")
public interface AuditorsConfig {

    /// How old a reading grows before the schedule reads anew.
    @WithDefault("6h")
    Duration every();

    /// Things of one kind in one account and region; more stand in the evidence only, and the
    /// reading says so.
    @WithDefault("20000")
    int items();

    /// How long the states of these things may be together.
    @WithDefault("67108864")
    long characters();

    /// Between two questions whether AWS is ready with a report.
    @WithDefault("2s")
    Duration pause();

    /// How often it is asked.
    @WithDefault("90")
    int patience();
}
