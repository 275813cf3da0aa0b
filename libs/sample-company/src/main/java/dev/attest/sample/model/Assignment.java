package dev.attest.sample.model;

/// A permission set given to a user or a group in one account.
///
/// @param principalType `USER` or `GROUP`
public record Assignment(
        String accountId, String permissionSetArn, String principalType, String principalId) {}
