package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;

/// A reviewer got items to judge.
///
/// @param reviewerId person id
/// @param routedBy `MANAGER`, `ACCOUNT_OWNER` or `CAMPAIGN_OWNER`
public record PackageOpened(
        UUID campaignId,
        UUID packageId,
        String reviewerId,
        String reviewerName,
        String routedBy,
        int itemCount,
        Instant dueAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
