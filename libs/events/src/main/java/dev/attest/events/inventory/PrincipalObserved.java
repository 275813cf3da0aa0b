package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The whole present state of one principal, merged from the latest snapshot of every source: it
/// replaces what was known before.
///
/// @param snapshotId the snapshot that brought the news
/// @param accountId the account it lives in; for an Identity Center user the account of the
///   instance
/// @param principalId ARN, or the Identity Center user id
/// @param personId the person it belongs to; null when nobody claimed it
/// @param groups ids of its groups: ARNs of IAM groups, Identity Center group ids
/// @param boundary the permissions boundary; null when there is none
/// @param trustPolicySha256 hash of a role's trust policy; null for everything but roles
/// @param tags AWS tags, at most 50
/// @param uniqueId what stays when it is renamed, and what nobody who is created later under its
///   name has: `AIDA…` of a user, `AROA…` of a role; null when no snapshot carried it, and in
///   events told before there was such a member
public record PrincipalObserved(
        UUID snapshotId,
        String accountId,
        String principalId,
        PrincipalKind kind,
        String name,
        @Nullable String personId,
        @Nullable Instant createdAt,
        List<String> groups,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        @Nullable AttachedPolicy boundary,
        @Nullable String trustPolicySha256,
        Credentials credentials,
        Map<String, String> tags,
        Instant observedAt,
        @Nullable String uniqueId)
        implements InventoryEvent {
    public PrincipalObserved {
        Require.present("snapshotId", snapshotId);
        Require.account("accountId", accountId);
        Require.text("principalId", principalId);
        Require.present("kind", kind);
        Require.present("name", name);
        groups = List.copyOf(Require.present("groups", groups));
        attachedPolicies = List.copyOf(Require.present("attachedPolicies", attachedPolicies));
        inlinePolicies = List.copyOf(Require.present("inlinePolicies", inlinePolicies));
        Require.present("credentials", credentials);
        tags = Map.copyOf(Require.present("tags", tags));
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
