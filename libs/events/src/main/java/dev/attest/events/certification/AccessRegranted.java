package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;

/// A removal was proven, and a later snapshot shows the access again.
public record AccessRegranted(
        UUID campaignId,
        UUID remediationId,
        UUID itemId,
        String entitlementId,
        UUID snapshotId,
        Instant observedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
