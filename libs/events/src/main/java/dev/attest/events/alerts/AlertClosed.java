package dev.attest.events.alerts;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// Somebody closed an alert.
///
/// @param closedBy the caller's e-mail or service account
public record AlertClosed(
        UUID alertId, String accountId, String reason, String closedBy, Instant closedAt)
        implements AlertEvent {
    public AlertClosed {
        Require.present("alertId", alertId);
        Require.account("accountId", accountId);
        Require.present("reason", reason);
        Require.text("closedBy", closedBy);
        Require.present("closedAt", closedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
