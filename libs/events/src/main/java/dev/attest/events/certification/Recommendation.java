package dev.attest.events.certification;

/// What the facts speak for, fixed when the campaign is launched.
public enum Recommendation {
    KEEP,
    REVOKE,
    LOOK_CLOSER
}
