package dev.attest.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How events leave and arrive.
@ConfigMapping(prefix = "attest.outbox")
public interface OutboxConfig {

    /// The relay that publishes what the outbox holds.
    Relay relay();

    /// The topics, created when they do not exist.
    Topics topics();

    /// What happens to an event that a consumer cannot deal with.
    InboxRules inbox();

    /// The relay.
    interface Relay {
        /// Whether this process publishes.
        @WithDefault("true")
        boolean enabled();

        /// Pause between two looks at an empty outbox.
        @WithDefault("200ms")
        Duration pause();

        /// Most events in one round.
        @WithDefault("500")
        int batch();

        /// Most bytes in one round; one event is always taken.
        @WithDefault("8000000")
        long batchBytes();

        /// How long the broker may take to acknowledge a round.
        @WithDefault("20s")
        Duration timeout();
    }

    /// The topics.
    interface Topics {
        /// Partitions of a topic: how many replicas of a service can share its work.
        @WithDefault("6")
        int partitions();

        /// Copies of each partition; -1 leaves it to the broker.
        @WithDefault("-1")
        short replication();
    }

    /// The inbox.
    interface InboxRules {
        /// How often a transient failure is tried before the message is quarantined.
        @WithDefault("40")
        int attempts();

        /// Pause after the first attempt; doubles with each one.
        @WithDefault("100ms")
        Duration firstPause();

        /// Longest pause between two attempts.
        @WithDefault("15s")
        Duration longestPause();

        /// How often the quarantined messages are counted, for metric and health.
        @WithDefault("15s")
        Duration look();

        /// How long a claim is remembered; longer than the broker keeps a message.
        @WithDefault("P60D")
        Duration remember();
    }
}
