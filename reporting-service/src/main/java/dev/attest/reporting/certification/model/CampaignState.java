package dev.attest.reporting.certification.model;

/// Where the campaign stood at the report's log position.
public enum CampaignState {
    ACTIVE("active"),
    COMPLETED("completed, every package signed"),
    CLOSED_INCOMPLETE("closed while items were undecided"),
    CANCELLED("cancelled; what was signed before is still removed"),
    NOTHING_TO_REVIEW("closed, there was nothing to review");

    private final String words;

    CampaignState(String words) {
        this.words = words;
    }

    /// For a reader.
    public String words() {
        return words;
    }
}
