package dev.attest.reporting.certification.model;

import java.util.List;

/// How many items went each way. Every arrow sums, or [#breaks] says which one does not.
///
/// @param announced items at launch
/// @param listed items described afterwards
/// @param planned revoked items whose removal was planned
/// @param notPlanned revoked items without a planned removal: not signed yet, or cancelled
/// @param open planned removals whose effect has not been seen yet
public record Flow(
        int announced,
        int listed,
        int decided,
        int undecided,
        int kept,
        int revoked,
        int planned,
        int notPlanned,
        int verified,
        int failed,
        int regranted,
        int open) {

    /// Counts items; each number is counted on its own, so that the sums can fail.
    public static Flow of(int announced, List<ReviewedItem> items) {
        return new Flow(
                announced,
                items.size(),
                count(items, item -> item.decision() != null),
                count(items, item -> item.decision() == null),
                count(items, item -> item.decided(Outcome.KEEP)),
                count(items, item -> item.decided(Outcome.REVOKE)),
                count(items, item -> item.remediation() != null),
                count(items, item -> item.decided(Outcome.REVOKE) && item.remediation() == null),
                count(items, item -> item.remediated(RemediationState.VERIFIED)),
                count(items, item -> item.remediated(RemediationState.FAILED)),
                count(items, item -> item.remediated(RemediationState.REGRANTED)),
                count(items, item -> item.remediated(RemediationState.OPEN)));
    }

    private static int count(
            List<ReviewedItem> items, java.util.function.Predicate<ReviewedItem> condition) {
        return (int) items.stream().filter(condition).count();
    }

    /// The arrows with both sides.
    public List<Arrow> arrows() {
        return List.of(
                new Arrow("items announced at launch = items listed", announced, listed),
                new Arrow("items = decided + undecided", listed, decided + undecided),
                new Arrow("decided = kept + revoked", decided, kept + revoked),
                new Arrow("revoked = removal planned + not planned", revoked, planned + notPlanned),
                new Arrow(
                        "planned = verified + failed + re-granted + open",
                        planned,
                        verified + failed + regranted + open));
    }

    /// The arrows that do not sum.
    public List<Arrow> breaks() {
        return arrows().stream().filter(arrow -> !arrow.sums()).toList();
    }

    /// An equation between two counts.
    public record Arrow(String words, int left, int right) {

        public boolean sums() {
            return left == right;
        }
    }
}
