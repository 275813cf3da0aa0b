package dev.attest.events.inventory;

import dev.attest.events.Require;
import org.jspecify.annotations.Nullable;

/// One membership of an Identity Center group.
///
/// @param membershipId the id that `identitystore delete-group-membership` wants; null for IAM
///   groups
public record GroupMember(String principalId, @Nullable String membershipId) {
    public GroupMember {
        Require.text("principalId", principalId);
    }
}
