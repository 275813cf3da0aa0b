package dev.attest.certification.campaign;

import dev.attest.certification.review.ReviewedCampaigns;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stores campaigns.
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, UUID>, ReviewedCampaigns {
    /// The campaign, locked against every other change until the transaction ends. Whoever locks a
    /// package too takes the campaign first.
    public Campaign locked(UUID id) {
        var campaign = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (campaign == null) {
            throw new IllegalStateException("there is no campaign " + id);
        }
        return campaign;
    }

    @Override
    public @Nullable String ownerEmail(UUID campaignId) {
        return findById(campaignId).ownerEmail;
    }

    @Override
    public void lock(UUID campaignId) {
        locked(campaignId);
    }
}
