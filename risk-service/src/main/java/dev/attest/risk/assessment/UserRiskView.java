package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredJson;
import dev.attest.risk.model.Contribution;
import dev.attest.risk.model.RiskThresholds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The risk of a user as the API shows it.
@Schema(description = "The risk of a person, or of a principal that belongs to nobody")
public record UserRiskView(
        UUID id,
        @Schema(description = "The person's id, else the principal's") String subjectId,
        @Schema(description = "Missing for a principal that belongs to nobody")
                @Nullable String personId,
        String name,
        @Schema(description = "The principals the score speaks of") List<String> principals,
        @Schema(description = "0 to 100, the sum of the contributions") int score,
        @Schema(description = "The score if everything unknown were bad") int highestPossible,
        RiskThresholds.Level level,
        @Schema(description = "Factors that could not be read") List<String> unknown,
        List<ContributionView> contributions,
        String modelVersion,
        @Schema(description = "When the score last became different") Instant assessedAt) {

    /// What one factor adds.
    @Schema(name = "Contribution")
    public record ContributionView(
            String factor,
            @Schema(description = "What it adds to the score; 0 when it is not known") int points,
            boolean known,
            @Schema(description = "One sentence for a manager") String explanation) {}

    static UserRiskView of(UserRisk risk) {
        List<Contribution> contributions = StoredJson.list(risk.contributions, Contribution.class);
        return new UserRiskView(
                risk.id,
                risk.subjectId,
                risk.personId,
                risk.name,
                StoredJson.list(risk.principals, String.class),
                risk.score,
                risk.highestPossible,
                RiskThresholds.Level.valueOf(risk.level),
                contributions.stream()
                        .filter(c -> !c.known())
                        .map(Contribution::factor)
                        .distinct()
                        .toList(),
                contributions.stream()
                        .map(c ->
                                new ContributionView(
                                        c.factor(), c.points(), c.known(), c.explanation()))
                        .toList(),
                risk.modelVersion,
                risk.assessedAt);
    }
}
