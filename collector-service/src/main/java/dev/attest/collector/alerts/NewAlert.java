package dev.attest.collector.alerts;

import dev.attest.events.alerts.AlertRaised;

/// An alert that may be new.
///
/// @param message what happened, in one sentence
/// @param key what tells it from other findings of the rule in the account
/// @param runbook what to do about it
record NewAlert(AlertRaised event, String message, String key, String runbook) {

    Subject subject() {
        return new Subject(event.accountId(), event.ruleId(), key);
    }

    /// What findings are about: those about the same are one alert for a while.
    record Subject(String account, String rule, String key) implements Comparable<Subject> {

        @Override
        public int compareTo(Subject other) {
            int byAccount = account.compareTo(other.account);
            int byRule = byAccount != 0 ? byAccount : rule.compareTo(other.rule);
            return byRule != 0 ? byRule : key.compareTo(other.key);
        }
    }
}
