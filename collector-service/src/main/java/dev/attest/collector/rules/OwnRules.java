package dev.attest.collector.rules;

/// Rules over Attest's own state: what they find concerns the sensor and nobody's account.
public final class OwnRules {

    /// How their ids begin, and those of no other rule.
    public static final String PREFIX = "attest-";

    /// The one over the events that the collector sends to itself.
    public static final String SYNTHETIC = PREFIX + "synthetic-event";

    private OwnRules() {}

    public static boolean has(String ruleId) {
        return ruleId.startsWith(PREFIX);
    }
}
