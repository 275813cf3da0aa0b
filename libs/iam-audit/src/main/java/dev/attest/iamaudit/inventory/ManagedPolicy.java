package dev.attest.iamaudit.inventory;

import dev.attest.iampolicy.decision.NamedPolicy;

/// A managed policy, of AWS or of the account.
///
/// @param attachments how many users, groups and roles hold it
public record ManagedPolicy(String arn, int attachments, NamedPolicy policy) {

    public boolean attached() {
        return attachments > 0;
    }
}
