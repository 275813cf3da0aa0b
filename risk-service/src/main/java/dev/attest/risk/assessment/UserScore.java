package dev.attest.risk.assessment;

import dev.attest.risk.model.Contribution;
import dev.attest.risk.model.RiskThresholds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The score of a subject as it is stored and told.
///
/// @param subjectId the person's id, else the principal's
/// @param assessedAt when it last became different
/// @param revisitAt when time alone can change it; null when it cannot
record UserScore(
        String subjectId,
        @Nullable String personId,
        String name,
        List<String> principals,
        int score,
        int highestPossible,
        RiskThresholds.Level level,
        List<Contribution> contributions,
        String modelVersion,
        Instant assessedAt,
        @Nullable Instant revisitAt) {

    UserScore {
        principals = principals.stream().sorted().toList();
        contributions = List.copyOf(contributions);
    }

    /// The id under which the API shows it, made from the subject's id.
    UUID id() {
        return UUID.nameUUIDFromBytes(subjectId.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether there is nothing new to tell.
    boolean tellsTheSameAs(UserScore other) {
        return equals(other.at(assessedAt, revisitAt));
    }

    UserScore at(Instant assessed, @Nullable Instant revisit) {
        return new UserScore(
                subjectId,
                personId,
                name,
                principals,
                score,
                highestPossible,
                level,
                contributions,
                modelVersion,
                assessed,
                revisit);
    }
}
