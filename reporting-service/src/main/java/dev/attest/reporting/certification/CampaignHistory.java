package dev.attest.reporting.certification;

import dev.attest.events.certification.AccessRegranted;
import dev.attest.events.certification.CampaignClosed;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.DecisionWithdrawn;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.PackageNoted;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.RemediationFailed;
import dev.attest.events.certification.RemediationReplanned;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.events.inventory.InventorySnapshotTaken;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything the log holds about one campaign, in the order in which it happened: an event that
/// was replayed stands behind those that came after it. Events that speak of something the log
/// never introduced are counted, not dropped.
final class CampaignHistory {

    private static final Comparator<Recorded<? extends CertificationEvent>> AS_IT_HAPPENED =
            Comparator.comparingInt(
                            (Recorded<? extends CertificationEvent> told) -> turn(told.event()))
                    .thenComparingLong(Recorded::index);

    private final Map<UUID, PackageHistory> packages = new LinkedHashMap<>();
    private final Map<UUID, ItemDescription> items = new LinkedHashMap<>();
    private final Map<UUID, Recorded<DecisionRecorded>> decisions = new LinkedHashMap<>();
    private final Map<UUID, RemediationHistory> remediations = new LinkedHashMap<>();
    private final Map<UUID, Recorded<InventorySnapshotTaken>> snapshots = new LinkedHashMap<>();
    private @Nullable Recorded<CampaignLaunched> launched;
    private @Nullable CampaignClosed closed;
    private int orphans;

    /// @param told in any order
    static CampaignHistory of(Collection<? extends Recorded<? extends CertificationEvent>> told) {
        var history = new CampaignHistory();
        told.stream()
                .sorted(AS_IT_HAPPENED)
                .forEach(entry -> history.apply(entry.index(), entry.event()));
        return history;
    }

    private CampaignHistory() {}

    /// What is told of one thing has its turns: first what introduces it, then what became of it. A
    /// removal fails before it is proven and is proven before the access returns.
    private static int turn(CertificationEvent event) {
        return switch (event) {
            case CampaignLaunched _, PackageOpened _, ItemsAdded _, RemediationRequested _ -> 0;
            case ReviewEscalated e -> e.level();
            case DecisionRecorded e -> e.version();
            case DecisionWithdrawn e -> e.version();
            case RemediationFailed _ -> 1;
            case RemediationVerified _ -> 2;
            case AccessRegranted _ -> 3;
            case PackageNoted _, PackageSignedOff _, RemediationReplanned _, CampaignClosed _ -> 1;
        };
    }

    private void apply(long index, CertificationEvent event) {
        switch (event) {
            case CampaignLaunched e -> launched = new Recorded<>(index, e);
            case CampaignClosed e -> closed = e;
            case PackageOpened e -> packages.put(e.packageId(), new PackageHistory(e));
            case ItemsAdded e -> e.items().forEach(item -> items.put(item.itemId(), item));
            case ReviewEscalated e -> opened(e.packageId()).ifPresent(p -> p.apply(e));
            case PackageNoted e -> opened(e.packageId()).ifPresent(p -> p.apply(e));
            case PackageSignedOff e ->
                    opened(e.packageId()).ifPresent(p -> p.apply(new Recorded<>(index, e)));
            case DecisionRecorded e -> decisions.put(e.itemId(), new Recorded<>(index, e));
            case DecisionWithdrawn e -> decisions.remove(e.itemId());
            case RemediationRequested e -> remediations.put(e.itemId(), new RemediationHistory(e));
            case RemediationReplanned e -> planned(e.itemId()).ifPresent(r -> r.apply(e));
            case RemediationVerified e -> planned(e.itemId()).ifPresent(r -> r.apply(e));
            case RemediationFailed e -> planned(e.itemId()).ifPresent(r -> r.apply(e));
            case AccessRegranted e -> planned(e.itemId()).ifPresent(r -> r.apply(e));
        }
    }

    void apply(long index, InventorySnapshotTaken snapshot) {
        snapshots.put(snapshot.snapshotId(), new Recorded<>(index, snapshot));
    }

    private Optional<PackageHistory> opened(UUID packageId) {
        return counted(packages.get(packageId));
    }

    private Optional<RemediationHistory> planned(UUID itemId) {
        return counted(remediations.get(itemId));
    }

    private <T> Optional<T> counted(@Nullable T found) {
        if (found == null) {
            orphans++;
        }
        return Optional.ofNullable(found);
    }

    Optional<Recorded<CampaignLaunched>> launched() {
        return Optional.ofNullable(launched);
    }

    Optional<CampaignClosed> closed() {
        return Optional.ofNullable(closed);
    }

    Map<UUID, PackageHistory> packages() {
        return packages;
    }

    Map<UUID, ItemDescription> items() {
        return items;
    }

    Map<UUID, Recorded<DecisionRecorded>> decisions() {
        return decisions;
    }

    Map<UUID, RemediationHistory> remediations() {
        return remediations;
    }

    Map<UUID, Recorded<InventorySnapshotTaken>> snapshots() {
        return snapshots;
    }

    /// Events about packages or removals that were never introduced, decisions about unknown items
    /// included.
    int orphans() {
        long strangers =
                decisions.keySet().stream().filter(item -> !items.containsKey(item)).count()
                        + remediations.keySet().stream()
                                .filter(item -> !items.containsKey(item))
                                .count();
        return orphans + (int) strangers;
    }
}
