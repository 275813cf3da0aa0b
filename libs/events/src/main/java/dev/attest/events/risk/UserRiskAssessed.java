package dev.attest.events.risk;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The risk of a person, or of a principal that belongs to nobody, changed.
///
/// @param subjectId person id, else the principal's id
/// @param personId null for an unlinked principal
/// @param principals the principals the score speaks of
/// @param score 0 to 100, the sum of the contributions
/// @param highestPossible the score if everything unknown were bad; equals score when nothing is
///   unknown
/// @param previousScore null the first time
public record UserRiskAssessed(
        String subjectId,
        @Nullable String personId,
        String name,
        List<String> principals,
        int score,
        int highestPossible,
        RiskLevel level,
        List<RiskContribution> contributions,
        String modelVersion,
        @Nullable Integer previousScore,
        Instant assessedAt)
        implements RiskEvent {
    public UserRiskAssessed {
        Require.text("subjectId", subjectId);
        Require.present("name", name);
        principals = List.copyOf(Require.present("principals", principals));
        Require.present("level", level);
        contributions = List.copyOf(Require.present("contributions", contributions));
        Require.text("modelVersion", modelVersion);
        Require.present("assessedAt", assessedAt);
        Require.within("score", score, 0, 100);
        Require.within("highestPossible", highestPossible, score, 100);
        Require.scoreOrNull("previousScore", previousScore);
        int sum = contributions.stream().mapToInt(RiskContribution::points).sum();
        if (sum != score) {
            throw new IllegalArgumentException(
                    "score is " + score + ", the contributions add up to " + sum);
        }
    }

    @Override
    public String key() {
        return subjectId;
    }
}
