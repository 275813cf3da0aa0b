package dev.attest.certification.signals;

import dev.attest.events.activity.Coverage;
import dev.attest.events.risk.RiskLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything known about use, risk and alerts at one moment, held for the length of a launch.
///
/// @param sessions last use by role id, then by session name in lower case
/// @param coverage by account, when its activity is known
/// @param alerts titles of open alerts by the principal they are about
public record SignalView(
        Map<String, Instant> principals,
        Map<String, Instant> keys,
        Map<String, Map<String, Instant>> sessions,
        Map<String, Coverage> coverage,
        Map<String, Risk> risks,
        Map<String, List<String>> alerts) {

    /// A subject's score.
    public record Risk(int score, RiskLevel level) {}
}
