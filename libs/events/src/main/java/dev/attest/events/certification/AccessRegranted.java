package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public AccessRegranted {
        Require.present("campaignId", campaignId);
        Require.present("remediationId", remediationId);
        Require.present("itemId", itemId);
        Require.text("entitlementId", entitlementId);
        Require.present("snapshotId", snapshotId);
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
