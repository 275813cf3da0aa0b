package dev.attest.collector.people;

/// Who tells of people.
public enum PersonSource {
    /// The people file of the company.
    PEOPLE_FILE,
    /// A provisioning service, by SCIM.
    SCIM,
    /// Identity Center, by the inventory.
    IDENTITY_CENTER
}
