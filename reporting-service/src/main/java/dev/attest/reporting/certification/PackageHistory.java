package dev.attest.reporting.certification;

import dev.attest.events.certification.PackageNoted;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.reporting.certification.model.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the log holds about one package, told in order.
final class PackageHistory {

    private final PackageOpened opened;
    private final List<ReviewEscalated> escalations = new ArrayList<>();
    private final List<PackageNoted> notes = new ArrayList<>();
    private @Nullable Recorded<PackageSignedOff> signed;

    PackageHistory(PackageOpened opened) {
        this.opened = opened;
    }

    void apply(ReviewEscalated event) {
        escalations.add(event);
    }

    void apply(PackageNoted event) {
        notes.add(event);
    }

    void apply(Recorded<PackageSignedOff> event) {
        signed = event;
    }

    PackageOpened opened() {
        return opened;
    }

    List<ReviewEscalated> escalations() {
        return escalations;
    }

    /// The oldest first, in whatever order the log got them.
    List<PackageNoted> notes() {
        return notes.stream().sorted(Comparator.comparing(PackageNoted::notedAt)).toList();
    }

    @Nullable Recorded<PackageSignedOff> signed() {
        return signed;
    }

    /// Who was in charge in the end: an escalation that only lets somebody decide too leaves the
    /// reviewer in place.
    Person reviewer(Names names) {
        return escalations.stream()
                .filter(PackageHistory::replaces)
                .reduce((_, later) -> later)
                .map(last -> names.person(last.toReviewerId()))
                .orElseGet(() -> names.person(opened.reviewerId(), opened.reviewerName()));
    }

    /// Whether somebody was asked to decide at a moment: the reviewer and whoever was let in
    /// beside, until somebody takes over.
    boolean inCharge(String personId, Instant at) {
        Set<String> asked = new HashSet<>(Set.of(opened.reviewerId()));
        for (ReviewEscalated step : escalations) {
            if (!step.escalatedAt().isAfter(at)) {
                if (replaces(step)) {
                    asked.clear();
                }
                asked.add(step.toReviewerId());
            }
        }
        return asked.contains(personId);
    }

    static boolean replaces(ReviewEscalated event) {
        return switch (event.mode()) {
            case ADD -> false;
            case REPLACE -> true;
        };
    }
}
