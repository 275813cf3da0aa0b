package dev.attest.events.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A group of IAM or of Identity Center.
///
/// @param groupId ARN, or the Identity Center group id
/// @param identityStoreId set for Identity Center groups only
public record GroupObserved(
        UUID snapshotId,
        String accountId,
        String groupId,
        String name,
        @Nullable String identityStoreId,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        List<GroupMember> members,
        Instant observedAt)
        implements InventoryEvent {

    public GroupObserved {
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = List.copyOf(inlinePolicies);
        members = List.copyOf(members);
    }

    @Override
    public String key() {
        return accountId;
    }
}
