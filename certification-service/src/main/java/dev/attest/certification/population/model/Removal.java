package dev.attest.certification.population.model;

import org.jspecify.annotations.Nullable;

/// One access to take away, with what its command needs.
public sealed interface Removal {
    /// A managed policy attached to a user.
    record UserPolicy(String userName, String policyArn) implements Removal {}

    record UserInlinePolicy(String userName, String policyName) implements Removal {}

    record GroupMember(String userName, String groupName) implements Removal {}

    record RolePolicy(String roleName, String policyArn) implements Removal {}

    record RoleInlinePolicy(String roleName, String policyName) implements Removal {}

    /// @param document the trust policy without the revoked part
    record RoleTrust(String roleName, String document) implements Removal {}

    record Key(String userName, @Nullable String accessKeyId) implements Removal {}

    record ConsolePassword(String userName) implements Removal {}

    /// @param principalType `USER` or `GROUP`
    record Assignment(
            String instanceArn,
            String accountId,
            String permissionSetArn,
            String principalType,
            String principalId)
            implements Removal {}

    /// @param membershipId null when the inventory did not carry it
    record IdentityCenterMember(
            String identityStoreId, String groupId, String userId, @Nullable String membershipId)
            implements Removal {}
}
