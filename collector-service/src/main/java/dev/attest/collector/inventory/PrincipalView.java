package dev.attest.collector.inventory;

import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A principal as callers see it.
///
/// @param id its address in this API
/// @param principalId ARN, or the Identity Center user id
/// @param present false once a complete snapshot no longer showed it
public record PrincipalView(
        UUID id,
        String principalId,
        String accountId,
        PrincipalKind kind,
        String name,
        @Nullable String personId,
        boolean present,
        @Nullable Instant createdAt,
        List<String> groups,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        @Nullable AttachedPolicy boundary,
        @Nullable String trustPolicySha256,
        Credentials credentials,
        Map<String, String> tags,
        UUID snapshotId,
        Instant observedAt) {

    static PrincipalView of(UUID id, boolean present, PrincipalObserved p) {
        return new PrincipalView(
                id,
                p.principalId(),
                p.accountId(),
                p.kind(),
                p.name(),
                p.personId(),
                present,
                p.createdAt(),
                p.groups(),
                p.attachedPolicies(),
                p.inlinePolicies(),
                p.boundary(),
                p.trustPolicySha256(),
                p.credentials(),
                p.tags(),
                p.snapshotId(),
                p.observedAt());
    }
}
