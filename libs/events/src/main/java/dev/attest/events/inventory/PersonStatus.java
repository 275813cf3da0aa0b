package dev.attest.events.inventory;

/// Where a person stands in the company, from the people file.
public enum PersonStatus {
    ACTIVE,
    ON_LEAVE,
    LEFT
}
