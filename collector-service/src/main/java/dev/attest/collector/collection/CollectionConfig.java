package dev.attest.collector.collection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is collected, how often, and how hard.
@ConfigMapping(prefix = "attest.collection")
public interface CollectionConfig {

    /// How often every account, region and source is collected; only when asked for, if not set.
    Optional<Duration> every();

    /// Event sources, by the name in front of `.amazonaws.com`, such as `iam`; `inventory`, or
    /// `inventory.KIND` for one kind of it.
    @WithDefault("iam,sts,signin,sso")
    List<String> sources();

    /// Pieces of work at the same time in one replica. Nearly all their time they wait: for AWS,
    /// and for their turn.
    @WithDefault("16")
    int workers();

    /// How long a replica waits that found no work before it looks again.
    @WithDefault("500ms")
    Duration pause();

    /// How long a piece of work stays with a replica that does not say that it lives.
    @WithDefault("20s")
    Duration lease();

    /// How often a replica says that it lives.
    @WithDefault("5s")
    Duration heartbeat();

    /// How often a piece of work is tried before it counts as failed.
    @WithDefault("3")
    int attempts();

    /// How far back the first run reaches; LookupEvents keeps ninety days.
    @WithDefault("90d")
    Duration reach();

    /// How long AWS keeps what LookupEvents answers. What could not be had for longer is lost.
    @WithDefault("90d")
    Duration kept();

    /// How far each run goes back behind the run before, for events that come late.
    @WithDefault("2h")
    Duration overlap();

    /// How far the run of a day goes back, for events that come very late.
    @WithDefault("72h")
    Duration sweep();

    /// LookupEvents.
    Lookup lookup();

    /// How LookupEvents is called.
    interface Lookup {
        /// Time between two calls to one account and region, over all sources and replicas. AWS
        /// allows two a second.
        @WithDefault("504ms")
        Duration interval();

        /// Queries at the same time for one account, region and source: pages of one query come one
        /// after another, however slow.
        @WithDefault("8")
        int chains();

        /// Events that one query gathers before they are stored.
        @WithDefault("250")
        int batch();

        /// How often a call is tried that failed for reasons that pass.
        @WithDefault("8")
        int attempts();
    }
}
