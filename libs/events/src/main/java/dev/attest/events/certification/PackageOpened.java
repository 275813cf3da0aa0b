package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public PackageOpened {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.text("reviewerId", reviewerId);
        Require.present("reviewerName", reviewerName);
        Require.text("routedBy", routedBy);
        Require.present("dueAt", dueAt);
        Require.notNegative("itemCount", itemCount);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
