package dev.attest.reporting.certification.model;

import java.util.ArrayList;
import java.util.List;

/// Finds what a reader must know before trusting the figures: incomplete sources, totals that do
/// not match, arrows that do not sum, signatures for other figures than the decisions show.
public final class GapPolicy {

    private final List<String> gaps = new ArrayList<>();

    /// @param declared gaps that the campaign itself declared at launch
    public GapPolicy(List<String> declared) {
        declared.stream().sorted().forEach(gaps::add);
    }

    /// All gaps found, each once, in the order they were looked for.
    public List<String> gaps() {
        return gaps.stream().distinct().toList();
    }

    /// Anything else that somebody noticed.
    public void note(String gap) {
        gaps.add(gap);
    }

    /// Looks at the snapshots of the population.
    public void inspect(Population population) {
        for (Snapshot snapshot : population.snapshots()) {
            inspect(snapshot, snapshot.source() + " of account " + snapshot.account().words());
        }
    }

    /// Looks at the snapshots that are said to prove removals and re-grants: each must be in the
    /// log, and absence is proven only by a complete one that was observed after the removal was
    /// planned.
    public void inspect(List<ReviewedItem> items) {
        for (ReviewedItem item : items) {
            Remediation removal = item.remediation();
            if (removal != null) {
                inspect(removal, item);
            }
        }
        long along = items.stream().filter(ReviewedItem::keptAndTakenAlong).count();
        if (along > 0) {
            gaps.add(
                    "%d %s decided to be kept, but the removal of others takes %s along."
                            .formatted(
                                    along,
                                    along == 1 ? "access was" : "accesses were",
                                    along == 1 ? "it" : "them"));
        }
    }

    private void inspect(Remediation removal, ReviewedItem item) {
        String what = "\u201C" + item.title() + "\u201D of " + item.subjectName();
        Snapshot proof = removal.proof();
        if (proof == null) {
            if (removal.state() == RemediationState.VERIFIED) {
                gaps.add("No snapshot is named that proves the removal of " + what + ".");
            }
            return;
        }
        String name = "%s of account %s".formatted(proof.id(), proof.account().words());
        if (removal.state() == RemediationState.VERIFIED) {
            inspect(proof, "that proves a removal, " + name);
            if (!proof.observedAt().isAfter(removal.plannedAt())) {
                gaps.add(
                        "The snapshot %s was observed before the removal of %s was planned."
                                .formatted(name, what));
            }
        } else if (proof.logIndex() == null) {
            gaps.add("The evidence log does not hold the snapshot " + name + ".");
        }
    }

    private void inspect(Snapshot snapshot, String name) {
        if (snapshot.logIndex() == null) {
            gaps.add("The evidence log does not hold the snapshot " + name + ".");
        }
        if (Boolean.FALSE.equals(snapshot.complete())) {
            gaps.add("The snapshot " + name + " is not complete.");
        }
        snapshot.gaps().forEach(gap -> gaps.add("Snapshot " + name + ": " + gap));
        snapshot.totals().stream()
                .filter(total -> !total.matches())
                .forEach(total ->
                        gaps.add(
                                "Snapshot %s: the source declares %d %s, %d were read."
                                        .formatted(
                                                name,
                                                total.declared(),
                                                total.kind(),
                                                total.parsed())));
    }

    /// Looks at the sums.
    public void inspect(Flow flow) {
        for (Flow.Arrow arrow : flow.breaks()) {
            gaps.add(
                    "Does not sum: %s (%d and %d)."
                            .formatted(arrow.words(), arrow.left(), arrow.right()));
        }
    }

    /// Looks at what was announced for a package and what its reviewer signed.
    public void inspect(ReviewPackage reviewed) {
        String name = "The package of " + reviewed.reviewer().words();
        if (reviewed.announced() != reviewed.items()) {
            gaps.add(
                    "%s was opened with %d items; %d are listed."
                            .formatted(name, reviewed.announced(), reviewed.items()));
        }
        ReviewPackage.Signature signature = reviewed.signature();
        if (signature != null
                && (signature.kept() != reviewed.kept()
                        || signature.revoked() != reviewed.revoked())) {
            gaps.add(
                    "%s was signed for %d kept and %d revoked; its decisions say %d and %d."
                            .formatted(
                                    name,
                                    signature.kept(),
                                    signature.revoked(),
                                    reviewed.kept(),
                                    reviewed.revoked()));
        }
    }
}
