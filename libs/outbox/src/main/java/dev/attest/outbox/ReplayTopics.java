package dev.attest.outbox;

/// Where a service publishes for itself what it could not deal with: the topics that it reads
/// belong to others, and the broker lets it write to its own only. `attest.alerts` is read once
/// more by risk as `attest.replays.risk.alerts`.
final class ReplayTopics {
    private static final String ALL = "attest.";
    private static final String REPLAYS = ALL + "replays.";

    private ReplayTopics() {}

    /// @param topic one of the catalogue, or already one of replays
    static String of(String service, String topic) {
        return topic.startsWith(REPLAYS)
                ? topic
                : prefix(service) + topic.substring(topic.indexOf('.') + 1);
    }

    static String prefix(String service) {
        return REPLAYS + service + ".";
    }

    /// The topic of the catalogue that this one repeats, or else itself.
    static String repeated(String topic) {
        return topic.startsWith(REPLAYS)
                ? ALL + topic.substring(topic.indexOf('.', REPLAYS.length()) + 1)
                : topic;
    }
}
