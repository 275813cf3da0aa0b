package dev.attest.certification.review.model;

import dev.attest.certification.review.model.Judgement.Outcome;
import java.util.Optional;
import java.util.Set;

/// Which judgements count.
public final class DecisionPolicy {
    private DecisionPolicy() {}

    /// Why the judgement is refused; empty when it counts.
    ///
    /// @param recommendation `KEEP`, `REVOKE` or `LOOK_CLOSER`
    /// @param deciderId person id of the one who decides
    /// @param subjects the people whose access the item is, at launch and today
    public static Optional<Refusal> refusal(
            Judgement judgement, String recommendation, String deciderId, Set<String> subjects) {
        if (subjects.contains(deciderId)) {
            return Optional.of(
                    new Refusal("itemId", "is your own access, which you may not review"));
        }
        if (against(judgement.outcome(), recommendation) && judgement.said() == null) {
            return Optional.of(
                    new Refusal(
                            "comment",
                            "is required to "
                                    + (judgement.outcome() == Outcome.KEEP ? "keep" : "revoke")
                                    + " against the recommendation"));
        }
        return Optional.empty();
    }

    private static boolean against(Outcome outcome, String recommendation) {
        return switch (outcome) {
            case KEEP -> recommendation.equals("REVOKE");
            case REVOKE -> recommendation.equals("KEEP");
        };
    }

    /// @param field of the judgement that is to blame
    public record Refusal(String field, String message) {}
}
