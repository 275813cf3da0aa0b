package dev.attest.risk.model;

/// From which score on a level begins.
public record RiskThresholds(int medium, int high, int critical) {

    public RiskThresholds {
        if (medium < 1 || high <= medium || critical <= high || critical > 100) {
            throw new IllegalArgumentException(
                    "thresholds must rise from 1 to 100: "
                            + medium
                            + ", "
                            + high
                            + ", "
                            + critical);
        }
    }

    /// The level of a score.
    public Level level(int score) {
        if (score >= critical) {
            return Level.CRITICAL;
        }
        if (score >= high) {
            return Level.HIGH;
        }
        return score >= medium ? Level.MEDIUM : Level.LOW;
    }

    /// How much attention a score asks for.
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }
}
