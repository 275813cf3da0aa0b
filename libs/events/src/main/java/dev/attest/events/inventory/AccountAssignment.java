package dev.attest.events.inventory;

import dev.attest.events.Require;

/// A permission set given to a user or group of Identity Center in one account.
///
/// @param principalType `USER` or `GROUP`, as Identity Center says
public record AccountAssignment(String accountId, String principalType, String principalId) {
    public AccountAssignment {
        Require.account("accountId", accountId);
        Require.text("principalType", principalType);
        Require.text("principalId", principalId);
    }
}
