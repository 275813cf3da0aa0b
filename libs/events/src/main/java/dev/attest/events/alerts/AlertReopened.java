package dev.attest.events.alerts;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// Somebody opened an alert again that had been closed: it counts as it did before.
///
/// @param reopenedBy the caller's e-mail or service account
public record AlertReopened(
        UUID alertId, String accountId, String reason, String reopenedBy, Instant reopenedAt)
        implements AlertEvent {
    public AlertReopened {
        Require.present("alertId", alertId);
        Require.account("accountId", accountId);
        Require.present("reason", reason);
        Require.text("reopenedBy", reopenedBy);
        Require.present("reopenedAt", reopenedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
