package dev.attest.certification.population.model;

/// What the inventory tells about one access.
public enum Sighting {
    SHOWN,
    NOT_SHOWN,
    /// What would tell could not be read: no proof of anything.
    UNREADABLE
}
