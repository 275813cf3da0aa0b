package dev.attest.events.inventory;

/// A permission set given to a user or group of Identity Center in one account.
///
/// @param principalType `USER` or `GROUP`, as Identity Center says
public record AccountAssignment(String accountId, String principalType, String principalId) {}
