package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public DecisionRecorded {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.present("itemId", itemId);
        Require.present("decisionId", decisionId);
        Require.present("outcome", outcome);
        Require.text("decidedBy", decidedBy);
        Require.present("decidedAt", decidedAt);
        Require.atLeastOne("version", version);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
