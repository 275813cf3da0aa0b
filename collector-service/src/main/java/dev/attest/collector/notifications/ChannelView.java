package dev.attest.collector.notifications;

import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.QuietHours;
import dev.attest.collector.notifications.channel.Route;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.events.Severity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel as callers see it. One that is configured wrongly has a name and a problem, and
/// nothing else.
///
/// @param to the topic, the addresses of mail, or the host of a URL
/// @param rules only these; empty for every rule
/// @param accounts only these; empty for every account
/// @param quietHours such as `22:00-07:00 Europe/Berlin`
/// @param quietBreak the severity from which on quiet hours do not count
/// @param digestSeconds how long alerts are gathered into one message; null when they are told at
///   once
/// @param rate messages a minute
public record ChannelView(
        String name,
        Target.@Nullable Kind kind,
        @Nullable String to,
        @Nullable Severity minSeverity,
        List<String> rules,
        List<String> accounts,
        @Nullable String quietHours,
        @Nullable Severity quietBreak,
        @Nullable Long digestSeconds,
        @Nullable Integer rate,
        @Nullable String problem) {

    static ChannelView of(Channel channel) {
        Route route = channel.route();
        return new ChannelView(
                channel.name(),
                channel.target().kind(),
                channel.target().shown(),
                route.minSeverity(),
                route.rules(),
                route.accounts().stream().sorted().toList(),
                route.quiet().map(QuietHours::toString).orElse(null),
                route.quiet().map(QuietHours::breaks).orElse(null),
                route.digest().map(Duration::toSeconds).orElse(null),
                route.rate(),
                null);
    }

    static ChannelView of(Channel.Broken broken) {
        return new ChannelView(
                broken.name(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                broken.problem());
    }
}
