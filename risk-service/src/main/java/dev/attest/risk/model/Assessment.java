package dev.attest.risk.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of the model.
///
/// @param score 0 to 100, the sum of the contributions
/// @param highestPossible the score if everything unknown were bad
/// @param revisitAt when the passing of time alone can change the result; null when it cannot
public record Assessment(
        int score,
        int highestPossible,
        List<Contribution> contributions,
        @Nullable Instant revisitAt) {

    public Assessment {
        contributions = List.copyOf(contributions);
        int sum = contributions.stream().mapToInt(Contribution::points).sum();
        if (sum != score || score < 0 || highestPossible < score || highestPossible > 100) {
            throw new IllegalArgumentException(
                    "score " + score + " of at most " + highestPossible + ", explained by " + sum);
        }
    }
}
