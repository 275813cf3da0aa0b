package dev.attest.events.certification;

/// How a campaign ended.
public enum CampaignOutcome {
    /// Every package was signed.
    COMPLETED,
    /// The deadline or an officer closed it while items were undecided.
    CLOSED_INCOMPLETE,
    /// Stopped with a reason; decisions are kept, and what was signed before is still removed.
    CANCELLED,
    /// The scope held no item; never signed.
    NOTHING_TO_REVIEW
}
