package dev.attest.reporting.certification;

import dev.attest.events.certification.AccessRegranted;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.Recommendation;
import dev.attest.events.certification.RemediationFailed;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import dev.attest.reporting.certification.model.Decision;
import dev.attest.reporting.certification.model.Outcome;
import dev.attest.reporting.certification.model.Person;
import dev.attest.reporting.certification.model.Remediation;
import dev.attest.reporting.certification.model.ReviewedItem;
import dev.attest.reporting.certification.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Joins each item with its decision and its removal.
final class ItemAssembly {

    private static final Comparator<ReviewedItem> ORDER =
            Comparator.comparing(ReviewedItem::subjectName)
                    .thenComparing(item -> item.account().id())
                    .thenComparing(ReviewedItem::title)
                    .thenComparing(ReviewedItem::id);

    private final CampaignHistory history;
    private final Names names;
    private final SnapshotViews snapshots;
    private final Map<String, List<RemediationRequested>> removalsByPrincipal;

    ItemAssembly(CampaignHistory history, Names names, SnapshotViews snapshots) {
        this.history = history;
        this.names = names;
        this.snapshots = snapshots;
        this.removalsByPrincipal =
                history.remediations().values().stream()
                        .map(RemediationHistory::requested)
                        .collect(Collectors.groupingBy(RemediationRequested::principalId));
    }

    List<ReviewedItem> items() {
        return history.items().values().stream().map(this::item).sorted(ORDER).toList();
    }

    private ReviewedItem item(ItemDescription item) {
        PackageHistory reviewed = history.packages().get(item.packageId());
        Recorded<DecisionRecorded> decision = history.decisions().get(item.itemId());
        RemediationHistory remediation = history.remediations().get(item.itemId());
        boolean signed = reviewed != null && reviewed.signed() != null;
        return new ReviewedItem(
                item.itemId(),
                item.packageId(),
                reviewed == null ? new Person("unknown", null, null) : reviewed.reviewer(names),
                item.subjectId(),
                item.subjectName(),
                item.principalId(),
                names.account(item.accountId()),
                item.kind().name(),
                item.entitlementId(),
                item.title(),
                item.detail(),
                item.lastUsed(),
                item.lastUsedKnown(),
                item.riskScore(),
                item.recommendation().name(),
                item.reasons(),
                decision == null ? null : decision(decision, item.recommendation(), signed),
                remediation == null ? null : remediation(remediation),
                takenAlongBy(item));
    }

    private List<UUID> takenAlongBy(ItemDescription item) {
        return removalsByPrincipal.getOrDefault(item.principalId(), List.of()).stream()
                .filter(removal -> removal.alsoRemoves().contains(item.title()))
                .map(RemediationRequested::itemId)
                .filter(id -> !id.equals(item.itemId()))
                .sorted()
                .toList();
    }

    private Decision decision(
            Recorded<DecisionRecorded> recorded, Recommendation recommendation, boolean signed) {
        DecisionRecorded made = recorded.event();
        Outcome outcome =
                switch (made.outcome()) {
                    case KEEP -> Outcome.KEEP;
                    case REVOKE -> Outcome.REVOKE;
                };
        boolean against =
                switch (recommendation) {
                    case KEEP -> outcome == Outcome.REVOKE;
                    case REVOKE -> outcome == Outcome.KEEP;
                    case LOOK_CLOSER -> false;
                };
        return new Decision(
                outcome,
                made.version(),
                made.comment(),
                names.person(made.decidedBy()),
                made.decidedAt(),
                against,
                signed,
                recorded.index());
    }

    private Remediation remediation(RemediationHistory told) {
        RemediationRequested requested = told.requested();
        RemediationVerified verified = told.verified();
        RemediationFailed failed = told.failed();
        return new Remediation(
                requested.remediationId(),
                told.state(),
                told.commands(),
                requested.alsoRemoves(),
                requested.plannedAt(),
                requested.dueAt(),
                verified == null ? null : verified.verifiedAt(),
                proof(told, requested.accountId()),
                failed == null ? null : failed.reason());
    }

    private @Nullable Snapshot proof(RemediationHistory told, String accountId) {
        AccessRegranted regranted = told.regranted();
        if (regranted != null) {
            return snapshots.proof(regranted.snapshotId(), accountId, regranted.observedAt());
        }
        RemediationVerified verified = told.verified();
        return verified == null
                ? null
                : snapshots.proof(verified.snapshotId(), accountId, verified.observedAt());
    }
}
