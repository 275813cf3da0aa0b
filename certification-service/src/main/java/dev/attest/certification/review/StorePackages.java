package dev.attest.certification.review;

import dev.attest.certification.inventory.Snapshot;
import dev.attest.certification.population.DrawnItem;
import dev.attest.certification.population.Population;
import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.routing.model.RoutedBy;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.risk.RiskLevel;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Sorts a population into packages, one a reviewer, and stores them: what belongs to nobody last,
/// subjects of unknown and high risk first, and of each subject first what should go.
@ApplicationScoped
public class StorePackages {
    private static final Comparator<DrawnItem> ORDER =
            Comparator.comparing((DrawnItem item) -> item.person() == null)
                    .thenComparing(StorePackages::score, Comparator.reverseOrder())
                    .thenComparing(StorePackages::subjectName)
                    .thenComparing(DrawnItem::subjectId)
                    .thenComparing(StorePackages::urgency)
                    .thenComparing(DrawnItem::title)
                    .thenComparing(item -> item.grant().principal().principalId())
                    .thenComparing(item -> item.grant().kind())
                    .thenComparing(item -> item.grant().reference())
                    .thenComparing(item -> item.grant().accountId());

    private final Packages packages;
    private final Items items;
    private final Ids ids;

    public StorePackages(Packages packages, Items items, Ids ids) {
        this.packages = packages;
        this.items = items;
        this.ids = ids;
    }

    public void store(Opening opening, Population population) {
        var byReviewer = new TreeMap<String, List<DrawnItem>>();
        for (var item : population.items()) {
            byReviewer
                    .computeIfAbsent(
                            item.route().reviewer().personId(), reviewer -> new ArrayList<>())
                    .add(item);
        }
        var snapshotAt = snapshotAt(opening, population.sources());
        for (var drawn : byReviewer.values()) {
            store(opening, snapshotAt, drawn);
        }
    }

    private void store(Opening opening, Instant snapshotAt, List<DrawnItem> drawn) {
        drawn.sort(ORDER);
        var opened = opened(opening, snapshotAt, drawn);
        packages.persistAndFlush(opened);
        packages.addReviewer(opened.id, opened.reviewerId, 0);
        var rows = new ArrayList<ReviewItem>(drawn.size());
        for (var item : drawn) {
            rows.add(StoredItem.of(ids.next(), opened, rows.size(), item));
        }
        items.insert(rows);
    }

    private ReviewPackage opened(Opening opening, Instant snapshotAt, List<DrawnItem> drawn) {
        var reviewer = drawn.getFirst().route().reviewer();
        var opened = new ReviewPackage();
        opened.id = ids.next();
        opened.campaignId = opening.campaignId();
        opened.reviewerId = reviewer.personId();
        opened.reviewerName = reviewer.name();
        opened.reviewerEmail = reviewer.email();
        opened.routedBy = strongest(drawn);
        opened.state = PackageState.OPEN;
        opened.topRisk = topRisk(drawn).map(Enum::name).orElse("UNKNOWN");
        opened.openedAt = opening.at();
        opened.dueAt = opening.dueAt();
        opened.snapshotAt = snapshotAt;
        opened.items = drawn.size();
        opened.changedAt = opening.at();
        return opened;
    }

    /// Unknown risk may be any.
    private static int score(DrawnItem item) {
        var risk = item.risk();
        return risk == null ? Integer.MAX_VALUE : risk.score();
    }

    private static String subjectName(DrawnItem item) {
        var person = item.person();
        return person == null ? item.grant().principal().name() : person.name();
    }

    private static int urgency(DrawnItem item) {
        return switch (item.advice().verdict()) {
            case REVOKE -> 0;
            case LOOK_CLOSER -> 1;
            case KEEP -> 2;
        };
    }

    private static RoutedBy strongest(List<DrawnItem> drawn) {
        return drawn.stream()
                .map(item -> item.route().routedBy())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<RiskLevel> topRisk(List<DrawnItem> drawn) {
        var top = Optional.<RiskLevel>empty();
        for (var item : drawn) {
            var risk = item.risk();
            if (risk != null && (top.isEmpty() || risk.level().compareTo(top.get()) > 0)) {
                top = Optional.of(risk.level());
            }
        }
        return top;
    }

    /// The oldest reading of access that the items come from.
    private static Instant snapshotAt(Opening opening, List<Snapshot> sources) {
        return sources.stream()
                .filter(one ->
                        one.source() != InventorySource.PEOPLE
                                && one.source() != InventorySource.ORGANIZATION)
                .map(Snapshot::observedAt)
                .min(Comparator.naturalOrder())
                .orElse(opening.at());
    }

    /// What the packages of one campaign have in common.
    ///
    /// @param at when the campaign was launched
    public record Opening(UUID campaignId, Instant at, Instant dueAt) {}
}
