package dev.attest.events.certification;

import dev.attest.events.Event;

/// Campaigns, decisions and what became of them. Keyed by campaign.
public sealed interface CertificationEvent extends Event
        permits CampaignLaunched,
                PackageOpened,
                ItemsAdded,
                ReviewEscalated,
                DecisionRecorded,
                DecisionWithdrawn,
                PackageSignedOff,
                PackageNoted,
                CampaignClosed,
                RemediationRequested,
                RemediationReplanned,
                RemediationVerified,
                RemediationFailed,
                AccessRegranted {

    String TOPIC = "attest.certification";

    @Override
    default String topic() {
        return TOPIC;
    }
}
