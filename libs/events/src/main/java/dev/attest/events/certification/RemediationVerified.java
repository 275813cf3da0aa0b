package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;

/// A complete later snapshot no longer shows the access.
public record RemediationVerified(
        UUID campaignId,
        UUID remediationId,
        UUID itemId,
        String entitlementId,
        UUID snapshotId,
        Instant observedAt,
        Instant verifiedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
