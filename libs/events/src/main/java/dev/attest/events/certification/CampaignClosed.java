package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public CampaignClosed {
        Require.present("campaignId", campaignId);
        Require.present("outcome", outcome);
        Require.present("reason", reason);
        Require.text("closedBy", closedBy);
        Require.present("closedAt", closedAt);
        Require.notNegative("kept", kept);
        Require.notNegative("revoked", revoked);
        Require.notNegative("undecided", undecided);
        if (kept + revoked + undecided != items) {
            throw new IllegalArgumentException(
                    "items is "
                            + items
                            + ", but kept "
                            + kept
                            + ", revoked "
                            + revoked
                            + " and undecided "
                            + undecided);
        }
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
