package dev.attest.certification.review;

import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.certification.platform.CursorParts;
import dev.attest.certification.population.CurrentAccess;
import dev.attest.certification.population.model.Sighting;
import dev.attest.certification.review.ItemView.DecisionView;
import dev.attest.certification.review.ItemView.EntitlementView;
import dev.attest.certification.review.ItemView.MeaningView;
import dev.attest.certification.review.ItemView.Presence;
import dev.attest.certification.review.ItemView.PrincipalView;
import dev.attest.certification.review.ItemView.SubjectProgress;
import dev.attest.certification.review.ItemView.SubjectView;
import dev.attest.certification.review.PackageFigures.Key;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows items with the live overlay: what was true at launch stays, whether it is still there is
/// said beside it.
@ApplicationScoped
public class ItemViews {
    private final Items items;
    private final ItemSearch search;
    private final PackageFigures figures;
    private final PackageViews packages;
    private final CurrentAccess current;
    private final Inventory inventory;
    private final Packages reviewers;
    private final Reader reader;

    public ItemViews(
            Items items,
            ItemSearch search,
            PackageFigures figures,
            PackageViews packages,
            CurrentAccess current,
            Inventory inventory,
            Packages reviewers,
            Reader reader) {
        this.items = items;
        this.search = search;
        this.figures = figures;
        this.packages = packages;
        this.current = current;
        this.inventory = inventory;
        this.reviewers = reviewers;
        this.reader = reader;
    }

    /// In the order of the package: what belongs to nobody last, unknown and high risk first.
    @Transactional
    public Page<ItemView> ofPackage(UUID packageId, ItemFilter filter, PageRequest page) {
        packages.get(packageId);
        var after = CursorParts.position(page).orElse(-1);
        var rows = search.find(packageId, filter, after, page.limit() + 1);
        var cut = Page.of(rows, page.limit(), last -> Cursor.encode("" + last.position));
        return new Page<>(views(cut.items()), cut.next());
    }

    @Transactional
    public PackageSummary summary(UUID packageId) {
        packages.get(packageId);
        return figures.summary(packageId);
    }

    @Transactional
    public Page<ItemView> ofCampaign(UUID campaignId, PageRequest page) {
        var after = CursorParts.id(page).orElse(new UUID(0, 0));
        var query =
                "campaignId = :campaign and id > :after"
                        + (reader.seesAll() ? "" : " and packageId in :mine")
                        + " order by id";
        var parameters = Parameters.with("campaign", campaignId).and("after", after);
        if (!reader.seesAll()) {
            parameters.and("mine", reviewers.of(reader.personId()));
        }
        var rows = items.find(query, parameters).page(0, page.limit() + 1).list();
        var cut = Page.of(rows, page.limit(), last -> Cursor.encode(last.id.toString()));
        return new Page<>(views(cut.items()), cut.next());
    }

    @Transactional
    public ItemView get(UUID id) {
        var item =
                items.findByIdOptional(id)
                        .filter(one ->
                                reader.seesAll()
                                        || reviewers
                                                .reviewers(one.packageId)
                                                .contains(reader.personId()))
                        .orElseThrow(() -> ProblemException.notFound("item", id));
        return views(List.of(item)).getFirst();
    }

    /// In the caller's transaction.
    List<ItemView> views(List<ReviewItem> of) {
        if (of.isEmpty()) {
            return List.of();
        }
        var held = current.of(of.stream().map(ReviewItem::sought).toList());
        var latest =
                inventory.latestSnapshots(
                        of.stream().map(item -> item.principalAccount).distinct().toList());
        var progress = figures.ofSubjects(of);
        return of.stream()
                .map(item ->
                        view(
                                item,
                                Objects.requireNonNull(progress.get(Key.of(item))),
                                presence(item, held.sighting(item.sought()), latest)))
                .toList();
    }

    private static Presence presence(ReviewItem item, Sighting sighting, List<Snapshot> latest) {
        return switch (sighting) {
            case SHOWN -> Presence.PRESENT;
            case NOT_SHOWN -> absence(item, latest);
            case UNREADABLE -> Presence.UNKNOWN;
        };
    }

    /// Not seen means gone only where the latest reading may prove absence.
    private static Presence absence(ReviewItem item, List<Snapshot> latest) {
        boolean proves =
                latest.stream()
                        .anyMatch(one ->
                                one.complete()
                                        && one.source() == item.kind.provenBy()
                                        && one.accountId().equals(item.principalAccount));
        return proves ? Presence.GONE : Presence.UNKNOWN;
    }

    private static ItemView view(ReviewItem item, SubjectProgress progress, Presence presence) {
        return new ItemView(
                item.id,
                item.packageId,
                item.campaignId,
                new SubjectView(
                        item.subjectId,
                        item.subjectName,
                        item.subjectKind,
                        item.department,
                        item.status,
                        item.riskScore,
                        item.riskLevel,
                        progress),
                new PrincipalView(
                        item.principalId,
                        item.principalName,
                        item.principalKind,
                        item.principalAccount,
                        item.principalAccountName),
                new EntitlementView(
                        item.entitlementId,
                        item.kind,
                        item.title,
                        item.detail,
                        item.accountId,
                        item.accountName),
                new MeaningView(item.administrator, Arrays.asList(item.sentences)),
                item.lastUsed,
                item.lastUsedKnown,
                item.recommendation,
                Arrays.asList(item.reasons),
                Arrays.asList(item.alsoRemoves),
                presence,
                decision(item),
                item.remediationId);
    }

    private static @Nullable DecisionView decision(ReviewItem item) {
        var outcome = item.outcome;
        var by = item.decidedByName;
        var at = item.decidedAt;
        return outcome == null || by == null || at == null
                ? null
                : new DecisionView(outcome, item.comment, by, at, item.decisionVersion);
    }
}
