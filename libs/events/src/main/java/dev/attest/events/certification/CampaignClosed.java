package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;

/// A campaign ended.
public record CampaignClosed(
        UUID campaignId,
        CampaignOutcome outcome,
        String reason,
        String closedBy,
        int items,
        int kept,
        int revoked,
        int undecided,
        Instant closedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
