package dev.attest.certification.campaign;

/// Where a campaign stands.
public enum CampaignState {
    LAUNCHING,
    ACTIVE,
    COMPLETED,
    CLOSED_INCOMPLETE,
    CANCELLED,
    NOTHING_TO_REVIEW
}
