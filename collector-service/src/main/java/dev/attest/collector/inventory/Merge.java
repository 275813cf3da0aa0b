package dev.attest.collector.inventory;

import dev.attest.collector.inventory.MergeCredentials.Seen;
import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.PolicyRef;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The whole state of one principal out of what every source said last.
final class Merge {

    /// What one source said last of one principal.
    ///
    /// @param complete whether the file said all there is
    record Known(UUID snapshotId, Instant observedAt, boolean complete, Facet facet) {}

    /// Who the principal is.
    record Identity(
            String principalId,
            PrincipalKind kind,
            String name,
            String accountId,
            @Nullable String personId) {}

    private Merge() {}

    /// @param before the keys as they were told last
    /// @param facets never empty
    /// @param hashes the hash of a managed policy's document; null when nobody knows it
    static PrincipalObserved of(
            Identity who,
            List<AccessKey> before,
            Map<InventorySource, Known> facets,
            UUID snapshotId,
            Function<String, @Nullable String> hashes) {
        Known described = facets.get(InventorySource.IAM_AUTHORIZATION_DETAILS);
        if (described == null) {
            described = facets.get(InventorySource.IDENTITY_CENTER);
        }
        Known report = facets.get(InventorySource.IAM_CREDENTIAL_REPORT);
        Facet facet = described == null ? Facet.ofGroups(List.of()) : described.facet();
        PolicyRef boundary = facet.boundary();
        return new PrincipalObserved(
                snapshotId,
                who.accountId(),
                who.principalId(),
                who.kind(),
                who.name(),
                who.personId(),
                created(facet, report),
                facet.groups(),
                attached(facet.attachedPolicies(), hashes),
                facet.inlinePolicies(),
                boundary == null ? null : attached(boundary, hashes),
                facet.trustPolicySha256(),
                MergeCredentials.of(
                        seen(report), seen(facets.get(InventorySource.IAM_ACCESS_KEYS)), before),
                facet.tags(),
                latest(facets),
                facet.uniqueId());
    }

    /// When any source saw the principal last.
    static Instant latest(Map<InventorySource, Known> facets) {
        return facets.values().stream()
                .map(Known::observedAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    static List<AttachedPolicy> attached(
            List<PolicyRef> policies, Function<String, @Nullable String> hashes) {
        return policies.stream().map(p -> attached(p, hashes)).toList();
    }

    static AttachedPolicy attached(PolicyRef policy, Function<String, @Nullable String> hashes) {
        return new AttachedPolicy(policy.arn(), policy.name(), hashes.apply(policy.arn()));
    }

    private static @Nullable Instant created(Facet facet, @Nullable Known report) {
        if (facet.createdAt() != null) {
            return facet.createdAt();
        }
        return report == null ? null : report.facet().createdAt();
    }

    private static @Nullable Seen seen(@Nullable Known known) {
        return known == null ? null : new Seen(known.facet(), known.observedAt(), known.complete());
    }
}
