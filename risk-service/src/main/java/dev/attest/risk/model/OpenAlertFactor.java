package dev.attest.risk.model;

import java.time.Instant;
import java.util.TreeSet;

/// Alerts that nobody closed. Each further one counts less, and all together at most half.
record OpenAlertFactor() implements RiskFactor {

    private static final double ALL_TOGETHER = 0.5;

    @Override
    public String id() {
        return "open-alerts";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        if (facts.alerts().isEmpty()) {
            return Reading.NOTHING;
        }
        double quiet = 1;
        TreeSet<String> titles = new TreeSet<>();
        for (AlertFacts alert :
                facts.alerts().stream()
                        .sorted(java.util.Comparator.comparing(AlertFacts::severity))
                        .toList()) {
            quiet *= 1 - weight(alert.severity());
            titles.add(alert.title());
        }
        double loud = ALL_TOGETHER * (1 - quiet);
        int count = facts.alerts().size();
        return new Reading(
                loud,
                loud,
                (count == 1 ? "1 open alert: " : count + " open alerts: ")
                        + Findings.listed(titles),
                null,
                null);
    }

    private static double weight(AlertFacts.Severity severity) {
        return switch (severity) {
            case INFO -> 0.02;
            case LOW -> 0.05;
            case MEDIUM -> 0.15;
            case HIGH -> 0.35;
            case CRITICAL -> 0.6;
        };
    }
}
