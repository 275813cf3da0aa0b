package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// A reviewer took a decision back; the item is undecided again.
public record DecisionWithdrawn(
        UUID campaignId,
        UUID packageId,
        UUID itemId,
        int version,
        String withdrawnBy,
        Instant withdrawnAt)
        implements CertificationEvent {
    public DecisionWithdrawn {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.present("itemId", itemId);
        Require.text("withdrawnBy", withdrawnBy);
        Require.present("withdrawnAt", withdrawnAt);
        Require.atLeastOne("version", version);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
