package dev.attest.reporting.certification;

import dev.attest.events.certification.CampaignClosed;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.certification.PopulationSource;
import dev.attest.events.inventory.InventorySource;
import dev.attest.reporting.certification.model.Account;
import dev.attest.reporting.certification.model.CampaignState;
import dev.attest.reporting.certification.model.CampaignSummary;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Flow;
import dev.attest.reporting.certification.model.GapPolicy;
import dev.attest.reporting.certification.model.Population;
import dev.attest.reporting.certification.model.ReportHeader;
import dev.attest.reporting.certification.model.ReviewPackage;
import dev.attest.reporting.certification.model.ReviewedItem;
import dev.attest.reporting.certification.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Computes the report from a campaign's history. Takes no time but the header's.
///
/// @param accountsAtLaunch accounts that were known and active when the campaign was launched
record ReportAssembly(CampaignHistory history, Names names, Set<String> accountsAtLaunch) {

    private static final Comparator<Snapshot> SNAPSHOTS =
            Comparator.comparing((Snapshot s) -> s.account().id())
                    .thenComparing(Snapshot::source)
                    .thenComparing(Snapshot::observedAt)
                    .thenComparing(Snapshot::id);

    /// @throws IllegalStateException when the log does not hold the campaign's launch
    CertificationReport report(ReportHeader header) {
        CampaignLaunched launched =
                history.launched()
                        .map(Recorded::event)
                        .orElseThrow(
                                () -> new IllegalStateException("the campaign is not in the log"));
        SnapshotViews snapshots = new SnapshotViews(history.snapshots(), names);
        CampaignSummary campaign = campaign(launched);
        Population population = population(launched, snapshots);
        List<ReviewedItem> items = new ItemAssembly(history, names, snapshots).items();
        var end = Optional.ofNullable(campaign.closedAt()).orElse(header.createdAt());
        List<ReviewPackage> packages = new PackageAssembly(history, names, end).packages(items);
        Flow flow = Flow.of(launched.itemCount(), items);
        GapPolicy gaps = new GapPolicy(launched.gaps());
        noteUncovered(launched, gaps);
        gaps.inspect(population);
        gaps.inspect(items);
        gaps.inspect(flow);
        packages.forEach(gaps::inspect);
        new DueProcess(history, names).breaches().forEach(gaps::note);
        noteLeaks(flow, packages, gaps);
        return new CertificationReport(
                header, campaign, gaps.gaps(), population, flow, packages, items);
    }

    private CampaignSummary campaign(CampaignLaunched launched) {
        Optional<CampaignClosed> closed = history.closed();
        return new CampaignSummary(
                launched.campaignId(),
                launched.definitionId(),
                launched.name(),
                closed.map(ReportAssembly::state).orElse(CampaignState.ACTIVE),
                names.person(launched.launchedBy()),
                launched.launchedAt(),
                launched.deadline(),
                closed.map(CampaignClosed::closedAt).orElse(null),
                closed.map(c -> names.person(c.closedBy())).orElse(null),
                closed.map(CampaignClosed::reason).orElse(null));
    }

    private static CampaignState state(CampaignClosed closed) {
        return switch (closed.outcome()) {
            case COMPLETED -> CampaignState.COMPLETED;
            case CLOSED_INCOMPLETE -> CampaignState.CLOSED_INCOMPLETE;
            case CANCELLED -> CampaignState.CANCELLED;
            case NOTHING_TO_REVIEW -> CampaignState.NOTHING_TO_REVIEW;
        };
    }

    private Population population(CampaignLaunched launched, SnapshotViews snapshots) {
        Set<String> known = new TreeSet<>(accountsAtLaunch);
        known.addAll(covered(launched));
        return new Population(
                known.size(),
                covered(launched).size(),
                launched.population().stream().map(snapshots::of).sorted(SNAPSHOTS).toList(),
                launched.excluded().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new Population.Exclusion(e.getKey(), e.getValue()))
                        .toList());
    }

    /// Accounts with a reading of their own; the people file is of the company, not of an account.
    private static Set<String> covered(CampaignLaunched launched) {
        return launched.population().stream()
                .filter(source -> source.source() != InventorySource.PEOPLE)
                .map(PopulationSource::accountId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void noteUncovered(CampaignLaunched launched, GapPolicy gaps) {
        Set<String> missing = new TreeSet<>(accountsAtLaunch);
        missing.removeAll(covered(launched));
        missing.stream()
                .map(names::account)
                .map(Account::words)
                .forEach(account ->
                        gaps.note(
                                "No snapshot of account "
                                        + account
                                        + " is part of the population."));
    }

    /// Sums across sources: what the campaign's end and the packages say against the items.
    private void noteLeaks(Flow flow, List<ReviewPackage> packages, GapPolicy gaps) {
        int routed = packages.stream().mapToInt(ReviewPackage::items).sum();
        if (routed != flow.listed()) {
            gaps.note(
                    "%d of %d items belong to no package the log knows."
                            .formatted(flow.listed() - routed, flow.listed()));
        }
        if (history.orphans() > 0) {
            gaps.note(
                    "%d entries of the log speak of items, packages or removals that it does not introduce."
                            .formatted(history.orphans()));
        }
        history.closed()
                .filter(closed ->
                        closed.items() != flow.listed()
                                || closed.kept() != flow.kept()
                                || closed.revoked() != flow.revoked()
                                || closed.undecided() != flow.undecided())
                .ifPresent(closed ->
                        gaps.note(
                                "The campaign was closed with %d items, %d kept, %d revoked, %d undecided; the entries of the log say %d, %d, %d, %d."
                                        .formatted(
                                                closed.items(),
                                                closed.kept(),
                                                closed.revoked(),
                                                closed.undecided(),
                                                flow.listed(),
                                                flow.kept(),
                                                flow.revoked(),
                                                flow.undecided())));
    }
}
