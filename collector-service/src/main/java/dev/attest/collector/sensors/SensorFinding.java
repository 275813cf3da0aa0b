package dev.attest.collector.sensors;

import java.time.Instant;
import java.util.UUID;

/// Something that Attest does not see at the moment.
///
/// @param ruleId of the rule over Attest's own state
/// @param accountId whose activity may be missed; zeros for all
/// @param key what it is about, within the account
/// @param alertId the alert that was raised when it began
public record SensorFinding(
        String ruleId, String accountId, String key, String message, Instant since, UUID alertId) {}
