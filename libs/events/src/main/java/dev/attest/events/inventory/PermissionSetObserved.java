package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A permission set of Identity Center with every account assignment it has.
///
/// @param accountId the account of the Identity Center instance
/// @param sessionDuration ISO 8601, such as `PT8H`; null when not told
public record PermissionSetObserved(
        UUID snapshotId,
        String accountId,
        String instanceArn,
        String permissionSetArn,
        String name,
        @Nullable String description,
        @Nullable String sessionDuration,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        @Nullable AttachedPolicy boundary,
        List<AccountAssignment> assignments,
        Instant observedAt)
        implements InventoryEvent {
    public PermissionSetObserved {
        Require.present("snapshotId", snapshotId);
        Require.account("accountId", accountId);
        Require.text("instanceArn", instanceArn);
        Require.text("permissionSetArn", permissionSetArn);
        Require.present("name", name);
        attachedPolicies = List.copyOf(Require.present("attachedPolicies", attachedPolicies));
        inlinePolicies = List.copyOf(Require.present("inlinePolicies", inlinePolicies));
        assignments = List.copyOf(Require.present("assignments", assignments));
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
