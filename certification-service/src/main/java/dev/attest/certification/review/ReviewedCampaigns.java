package dev.attest.certification.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a review asks of the campaign it belongs to.
public interface ReviewedCampaigns {
    /// The address of who answers for the campaign; null when the company named nobody.
    @Nullable String ownerEmail(UUID campaignId);

    /// Keeps the campaign from every other change until the transaction ends. Whoever locks a
    /// package too takes the campaign first.
    void lock(UUID campaignId);
}
