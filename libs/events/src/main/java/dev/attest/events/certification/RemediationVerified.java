package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public RemediationVerified {
        Require.present("campaignId", campaignId);
        Require.present("remediationId", remediationId);
        Require.present("itemId", itemId);
        Require.text("entitlementId", entitlementId);
        Require.present("snapshotId", snapshotId);
        Require.present("observedAt", observedAt);
        Require.present("verifiedAt", verifiedAt);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
