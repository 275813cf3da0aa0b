package dev.attest.collector.notifications.channel;

/// A channel that works.
public record Channel(String name, Target target, Route route) {

    /// A channel that is configured wrongly.
    ///
    /// @param problem names the setting, and of values only those that are no secrets
    public record Broken(String name, String problem) {}
}
