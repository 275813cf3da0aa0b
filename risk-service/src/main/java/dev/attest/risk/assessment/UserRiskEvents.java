package dev.attest.risk.assessment;

import dev.attest.events.risk.RiskContribution;
import dev.attest.events.risk.RiskLevel;
import dev.attest.events.risk.UserRiskAssessed;
import org.jspecify.annotations.Nullable;

/// A score as others are told it.
final class UserRiskEvents {

    private UserRiskEvents() {}

    static UserRiskAssessed of(UserScore score, @Nullable Integer previous) {
        return new UserRiskAssessed(
                score.subjectId(),
                score.personId(),
                score.name(),
                score.principals(),
                score.score(),
                score.highestPossible(),
                RiskLevel.valueOf(score.level().name()),
                score.contributions().stream()
                        .map(c ->
                                new RiskContribution(
                                        c.factor(), c.points(), c.known(), c.explanation()))
                        .toList(),
                score.modelVersion(),
                previous,
                score.assessedAt());
    }
}
