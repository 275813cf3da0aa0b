package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reviewer decided about an item; a later version replaces an earlier one until sign-off.
///
/// @param version 1 for the first decision about the item
/// @param decidedBy person id
public record DecisionRecorded(
        UUID campaignId,
        UUID packageId,
        UUID itemId,
        UUID decisionId,
        int version,
        DecisionOutcome outcome,
        @Nullable String comment,
        String decidedBy,
        Instant decidedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
