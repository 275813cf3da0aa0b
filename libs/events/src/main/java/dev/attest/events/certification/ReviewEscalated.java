package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;

/// Silence moved a package one level up.
///
/// @param level 1 for the first step of the ladder
public record ReviewEscalated(
        UUID campaignId,
        UUID packageId,
        String fromReviewerId,
        String toReviewerId,
        int level,
        Instant escalatedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
