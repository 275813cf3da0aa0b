package dev.attest.events.inventory;

/// Which reading of AWS or of the company a snapshot comes from. A removal is proven only by a
/// snapshot of the source that shows the entitlement.
public enum InventorySource {
    /// `iam get-account-authorization-details`: users, groups, roles, policies.
    IAM_AUTHORIZATION_DETAILS,
    /// `iam get-credential-report`: passwords, MFA, key dates.
    IAM_CREDENTIAL_REPORT,
    /// `iam list-access-keys` of every user: key ids.
    IAM_ACCESS_KEYS,
    /// Identity Center users, groups, permission sets and account assignments.
    IDENTITY_CENTER,
    /// `organizations list-accounts` with tags.
    ORGANIZATION,
    /// The people file.
    PEOPLE
}
