package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// The removal was not proven by its due date; a later snapshot can still prove it.
public record RemediationFailed(
        UUID campaignId,
        UUID remediationId,
        UUID itemId,
        String entitlementId,
        String reason,
        Instant failedAt)
        implements CertificationEvent {
    public RemediationFailed {
        Require.present("campaignId", campaignId);
        Require.present("remediationId", remediationId);
        Require.present("itemId", itemId);
        Require.text("entitlementId", entitlementId);
        Require.present("reason", reason);
        Require.present("failedAt", failedAt);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
