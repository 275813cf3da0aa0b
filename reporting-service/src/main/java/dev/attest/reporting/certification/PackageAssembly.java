package dev.attest.reporting.certification;

import dev.attest.events.certification.PackageNoted;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.reporting.certification.model.Outcome;
import dev.attest.reporting.certification.model.ReviewPackage;
import dev.attest.reporting.certification.model.ReviewedItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows how far each reviewer got.
///
/// @param until the campaign's end, else the moment of the report: how long an unsigned package is
///   late
record PackageAssembly(CampaignHistory history, Names names, Instant until) {

    private static final Comparator<ReviewPackage> ORDER =
            Comparator.comparing((ReviewPackage p) -> p.reviewer().words())
                    .thenComparing(ReviewPackage::id);

    List<ReviewPackage> packages(List<ReviewedItem> items) {
        Map<UUID, List<ReviewedItem>> byPackage =
                items.stream().collect(Collectors.groupingBy(ReviewedItem::packageId));
        return history.packages().values().stream()
                .map(told -> reviewed(told, byPackage.getOrDefault(id(told), List.of())))
                .sorted(ORDER)
                .toList();
    }

    private static UUID id(PackageHistory told) {
        return told.opened().packageId();
    }

    private ReviewPackage reviewed(PackageHistory told, List<ReviewedItem> items) {
        PackageOpened opened = told.opened();
        Recorded<PackageSignedOff> signed = told.signed();
        Instant end = signed == null ? until : signed.event().signedAt();
        return new ReviewPackage(
                opened.packageId(),
                told.reviewer(names),
                opened.routedBy(),
                opened.dueAt(),
                told.escalations().stream().map(this::escalation).toList(),
                told.notes().stream().map(PackageAssembly::note).toList(),
                opened.itemCount(),
                items.size(),
                count(items, Outcome.KEEP),
                count(items, Outcome.REVOKE),
                (int) items.stream().filter(item -> item.decision() == null).count(),
                signed == null ? null : signature(signed),
                ReviewPackage.lateBy(opened.dueAt(), end));
    }

    private static int count(List<ReviewedItem> items, Outcome outcome) {
        return (int)
                items.stream()
                        .map(ReviewedItem::decision)
                        .filter(decision -> isOutcome(decision, outcome))
                        .count();
    }

    private static boolean isOutcome(
            dev.attest.reporting.certification.model.@Nullable Decision decision, Outcome outcome) {
        return decision != null && decision.outcome() == outcome;
    }

    private ReviewPackage.Escalation escalation(ReviewEscalated event) {
        return new ReviewPackage.Escalation(
                event.level(),
                names.person(event.fromReviewerId()),
                names.person(event.toReviewerId()),
                PackageHistory.replaces(event),
                event.escalatedAt());
    }

    private static ReviewPackage.Note note(PackageNoted event) {
        return new ReviewPackage.Note(event.note().name(), event.text(), event.notedAt());
    }

    private ReviewPackage.Signature signature(Recorded<PackageSignedOff> recorded) {
        PackageSignedOff signed = recorded.event();
        return new ReviewPackage.Signature(
                names.person(signed.signedBy()),
                signed.signedAt(),
                signed.meaning(),
                signed.kept(),
                signed.revoked(),
                signed.authenticatedAt(),
                recorded.index());
    }
}
