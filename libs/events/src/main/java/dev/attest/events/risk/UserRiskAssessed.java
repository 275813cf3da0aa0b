package dev.attest.events.risk;

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
        principals = List.copyOf(principals);
        contributions = List.copyOf(contributions);
    }

    @Override
    public String key() {
        return subjectId;
    }
}
