package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;

/// The removal is overdue and the access still there.
public record RemediationFailed(
        UUID campaignId,
        UUID remediationId,
        UUID itemId,
        String entitlementId,
        String reason,
        Instant failedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
