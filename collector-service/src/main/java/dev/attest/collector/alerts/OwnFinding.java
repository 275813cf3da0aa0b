package dev.attest.collector.alerts;

import dev.attest.events.Severity;

/// What Attest finds out about itself.
///
/// @param ruleId begins as those of all own rules
/// @param accountId whose activity it may miss
/// @param key what tells it from other findings of the rule in the account
public record OwnFinding(
        String ruleId,
        Severity severity,
        String title,
        String accountId,
        String key,
        String message,
        String runbook) {}
