package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Silence moved a package one level up.
///
/// @param level 1 for the first step of the ladder
/// @param mode whether the next one decides beside the reviewer or instead; `REPLACE` when the
///   event was told before there was such a member
public record ReviewEscalated(
        UUID campaignId,
        UUID packageId,
        String fromReviewerId,
        String toReviewerId,
        int level,
        Instant escalatedAt,
        EscalationMode mode)
        implements CertificationEvent {
    public ReviewEscalated {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.text("fromReviewerId", fromReviewerId);
        Require.text("toReviewerId", toReviewerId);
        Require.present("escalatedAt", escalatedAt);
        Require.atLeastOne("level", level);
        mode = Objects.requireNonNullElse(mode, EscalationMode.REPLACE);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
