package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public ReviewEscalated {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.text("fromReviewerId", fromReviewerId);
        Require.text("toReviewerId", toReviewerId);
        Require.present("escalatedAt", escalatedAt);
        Require.atLeastOne("level", level);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
