package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.ManagedPolicy;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells every document that states refer to before the states are told: once for each account.
final class PolicyTelling {

    private static final int LARGEST = 256 * 1024;

    private final InventoryRows rows;
    private final UUID snapshotId;
    private final Instant observedAt;
    private final Map<String, Set<String>> hashesByAccount = new TreeMap<>();
    private final Map<String, String> arns = new HashMap<>();

    PolicyTelling(InventoryRows rows, UUID snapshotId, Instant observedAt) {
        this.rows = rows;
        this.snapshotId = snapshotId;
        this.observedAt = observedAt;
    }

    PolicyTelling with(Reading reading) {
        for (ManagedPolicy policy : reading.managedPolicies()) {
            arns.putIfAbsent(policy.sha256(), policy.arn());
            note(reading.accountId(), policy.sha256());
        }
        return this;
    }

    List<InventoryEvent> before(List<InventoryEvent> states) {
        states.forEach(this::noteAll);
        List<InventoryEvent> told = new ArrayList<>();
        hashesByAccount.forEach((account, hashes) -> {
            Set<String> fresh = rows.tell(account, hashes);
            Map<String, String> documents = rows.documents(fresh);
            fresh.stream()
                    .sorted()
                    .filter(documents::containsKey)
                    .forEach(h -> told.add(observed(account, h, documents.get(h))));
        });
        return told;
    }

    private PolicyObserved observed(String account, String sha256, @Nullable String document) {
        boolean fits =
                document != null && document.getBytes(StandardCharsets.UTF_8).length <= LARGEST;
        return new PolicyObserved(
                snapshotId, account, arns.get(sha256), sha256, fits ? document : null, observedAt);
    }

    private void noteAll(InventoryEvent event) {
        switch (event) {
            case PrincipalObserved p -> {
                attached(p.accountId(), p.attachedPolicies());
                inline(p.accountId(), p.inlinePolicies());
                boundary(p.accountId(), p.boundary());
                note(p.accountId(), p.trustPolicySha256());
            }
            case GroupObserved g -> {
                attached(g.accountId(), g.attachedPolicies());
                inline(g.accountId(), g.inlinePolicies());
            }
            case PermissionSetObserved s -> {
                attached(s.accountId(), s.attachedPolicies());
                inline(s.accountId(), s.inlinePolicies());
                boundary(s.accountId(), s.boundary());
            }
            case InventoryEvent _ -> {}
        }
    }

    private void attached(String account, List<AttachedPolicy> policies) {
        policies.forEach(p -> {
            String sha256 = p.sha256();
            if (sha256 != null) {
                arns.putIfAbsent(sha256, p.arn());
                note(account, sha256);
            }
        });
    }

    private void inline(String account, List<InlinePolicy> policies) {
        policies.forEach(p -> note(account, p.sha256()));
    }

    private void boundary(String account, @Nullable AttachedPolicy boundary) {
        if (boundary != null) {
            attached(account, List.of(boundary));
        }
    }

    private void note(String account, @Nullable String sha256) {
        if (sha256 != null) {
            hashesByAccount.computeIfAbsent(account, _ -> new TreeSet<>()).add(sha256);
        }
    }
}
