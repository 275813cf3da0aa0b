package dev.attest.collector.notifications.channel;

import dev.attest.collector.Settings;
import dev.attest.events.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Channels and their configuration for tests.
public final class ChannelFixture {

    public static final String SECRET = "a-secret-of-some-length";

    private ChannelFixture() {}

    /// @param settings below `attest.notify.`
    public static NotifyConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("attest.notify." + name, value));
        return Settings.of(NotifyConfig.class, all);
    }

    public static Target.Address address(String url) {
        return new Target.Address(URI.create(url));
    }

    public static Target.Webhook webhook(String url) {
        return new Target.Webhook(address(url), new Secret(SECRET));
    }

    /// A channel that takes everything at once.
    public static Channel open(String name) {
        return with(name, route(Optional.empty(), Optional.empty(), 1_000));
    }

    public static Channel quietAtNight(String name) {
        QuietHours night =
                new QuietHours(
                        LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, Severity.CRITICAL);
        return with(name, route(Optional.of(night), Optional.empty(), 1_000));
    }

    public static Channel gathering(String name, Duration digest) {
        return with(name, route(Optional.empty(), Optional.of(digest), 1_000));
    }

    public static Channel slow(String name, int rate) {
        return with(name, route(Optional.empty(), Optional.empty(), rate));
    }

    private static Channel with(String name, Route route) {
        return new Channel(name, webhook("https://hook.example/in"), route);
    }

    private static Route route(Optional<QuietHours> quiet, Optional<Duration> digest, int rate) {
        return new Route(Severity.INFO, List.of(), Set.of(), quiet, digest, rate);
    }
}
