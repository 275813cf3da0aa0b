package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A group of IAM or of Identity Center.
///
/// @param groupId ARN, or the Identity Center group id
/// @param identityStoreId set for Identity Center groups only
/// @param uniqueId `AGPA…` of an IAM group, which stays when it is renamed; null when no snapshot
///   carried it, and in events told before there was such a member
public record GroupObserved(
        UUID snapshotId,
        String accountId,
        String groupId,
        String name,
        @Nullable String identityStoreId,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        List<GroupMember> members,
        Instant observedAt,
        @Nullable String uniqueId)
        implements InventoryEvent {
    public GroupObserved {
        Require.present("snapshotId", snapshotId);
        Require.account("accountId", accountId);
        Require.text("groupId", groupId);
        Require.present("name", name);
        attachedPolicies = List.copyOf(Require.present("attachedPolicies", attachedPolicies));
        inlinePolicies = List.copyOf(Require.present("inlinePolicies", inlinePolicies));
        members = List.copyOf(Require.present("members", members));
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
