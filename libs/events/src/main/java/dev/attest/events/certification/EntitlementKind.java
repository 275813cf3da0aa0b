package dev.attest.events.certification;

import dev.attest.events.inventory.InventorySource;
import java.util.Set;

/// What grants access, and which source can show that it is gone.
public enum EntitlementKind {
    MANAGED_POLICY_ATTACHMENT(InventorySource.IAM_AUTHORIZATION_DETAILS),
    INLINE_POLICY(InventorySource.IAM_AUTHORIZATION_DETAILS),
    GROUP_MEMBERSHIP(InventorySource.IAM_AUTHORIZATION_DETAILS),
    ROLE_TRUST(InventorySource.IAM_AUTHORIZATION_DETAILS),
    CONSOLE_PASSWORD(InventorySource.IAM_CREDENTIAL_REPORT),
    ACCESS_KEY(InventorySource.IAM_CREDENTIAL_REPORT),
    ACCOUNT_ASSIGNMENT(InventorySource.IDENTITY_CENTER),
    IDENTITY_CENTER_GROUP_MEMBERSHIP(InventorySource.IDENTITY_CENTER);

    private final InventorySource provenBy;

    EntitlementKind(InventorySource provenBy) {
        this.provenBy = provenBy;
    }

    /// The source whose complete snapshot proves presence or absence.
    public InventorySource provenBy() {
        return provenBy;
    }

    /// Every source that says whether it is there: a later reading of any of them is a later word.
    public Set<InventorySource> toldBy() {
        return this == ACCESS_KEY
                ? Set.of(provenBy, InventorySource.IAM_ACCESS_KEYS)
                : Set.of(provenBy);
    }
}
