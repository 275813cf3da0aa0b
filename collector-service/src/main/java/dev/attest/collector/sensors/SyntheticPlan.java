package dev.attest.collector.sensors;

import dev.attest.collector.notifications.channel.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/// How often the collector sends an event to itself, and which channel is told. Where nobody is
/// told of alerts there is no way to prove, so it sends none unless it is asked to.
@ApplicationScoped
class SyntheticPlan {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Optional<Duration> configured;
    private final Channels channels;

    @Inject
    SyntheticPlan(SensorsConfig config, Channels channels) {
        this(config.synthetic().every(), channels);
    }

    SyntheticPlan(Optional<Duration> configured, Channels channels) {
        this.configured = configured;
        this.channels = channels;
    }

    /// Empty: never.
    Optional<Duration> every() {
        return configured.or(this::daily).filter(Duration::isPositive);
    }

    private Optional<Duration> daily() {
        return channels.configured() ? Optional.of(DAILY) : Optional.empty();
    }

    /// Whether it comes through is asked of this channel; empty: of none, and the alert is enough.
    Optional<String> channel() {
        return channels.synthetic();
    }
}
