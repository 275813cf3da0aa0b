package dev.attest.sample;

import dev.attest.sample.model.Assignment;
import dev.attest.sample.model.Membership;

/// One entitlement to take away from an inventory.
public sealed interface Removal {

    /// @param principalArn a user, group or role
    record AttachedPolicy(String principalArn, String policyArn) implements Removal {}

    /// @param principalArn a user, group or role
    record EmbeddedPolicy(String principalArn, String policyName) implements Removal {}

    record GroupMembership(String userArn, String groupName) implements Removal {}

    record AccessKey(String userArn, String accessKeyId) implements Removal {}

    record LoginProfile(String userArn) implements Removal {}

    /// @param document the trust policy without whom it shall no longer let in
    record Trust(String roleArn, String document) implements Removal {}

    record IdentityCenterMembership(Membership membership) implements Removal {}

    record AccountAssignment(Assignment assignment) implements Removal {}
}
