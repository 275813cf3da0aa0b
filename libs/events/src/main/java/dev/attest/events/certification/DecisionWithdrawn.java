package dev.attest.events.certification;

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

    @Override
    public String key() {
        return campaignId.toString();
    }
}
