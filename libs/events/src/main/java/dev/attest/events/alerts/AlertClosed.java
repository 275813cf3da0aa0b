package dev.attest.events.alerts;

import java.time.Instant;
import java.util.UUID;

/// Somebody closed an alert.
///
/// @param closedBy the caller's e-mail or service account
public record AlertClosed(
        UUID alertId, String accountId, String reason, String closedBy, Instant closedAt)
        implements AlertEvent {

    @Override
    public String key() {
        return accountId;
    }
}
