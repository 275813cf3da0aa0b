package dev.attest.risk.assessment;

import dev.attest.risk.model.Assessment;
import dev.attest.risk.model.RiskModel;
import dev.attest.risk.model.RiskThresholds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes the score of one subject out of what was read.
@ApplicationScoped
class AssessSubject {

    private final GatherFacts facts;
    private final RiskThresholds thresholds;
    private final Clock clock;

    AssessSubject(GatherFacts facts, RiskConfig config, Clock clock) {
        this.facts = facts;
        this.thresholds = config.levels().thresholds();
        this.clock = clock;
    }

    Verdict assess(Landscape read, String subject) {
        try {
            return judged(read, subject);
        } catch (RuntimeException e) {
            return new Verdict.Failed(subject, e);
        }
    }

    private Verdict judged(Landscape read, String subject) {
        UserScore previous = read.previous.get(subject);
        List<PrincipalRow> principals = read.principalsOf(subject);
        PersonRow person = read.people.get(subject);
        if (principals.isEmpty() && person == null) {
            return previous == null
                    ? new Verdict.Nobody()
                    : new Verdict.Gone(nothingLeft(previous), previous.score());
        }
        UserScore score = score(read, subject, person, principals);
        boolean unheardOf =
                previous == null && principals.isEmpty() && score.contributions().isEmpty();
        if (unheardOf) {
            return new Verdict.Nobody();
        }
        if (previous != null && score.tellsTheSameAs(previous)) {
            return new Verdict.Unchanged(previous.at(previous.assessedAt(), score.revisitAt()));
        }
        return new Verdict.Changed(score, previous == null ? null : previous.score());
    }

    private UserScore score(
            Landscape read,
            String subject,
            @Nullable PersonRow person,
            List<PrincipalRow> principals) {
        Instant now = now();
        Assessment assessment = RiskModel.assess(facts.of(read, subject), now);
        return new UserScore(
                subject,
                person == null ? null : person.personId(),
                person == null ? GatherFacts.label(read, principals.getFirst()) : person.name(),
                principals.stream().map(PrincipalRow::principalId).toList(),
                assessment.score(),
                assessment.highestPossible(),
                thresholds.level(assessment.score()),
                assessment.contributions(),
                RiskModel.VERSION,
                now,
                assessment.revisitAt());
    }

    private UserScore nothingLeft(UserScore previous) {
        return new UserScore(
                previous.subjectId(),
                previous.personId(),
                previous.name(),
                List.of(),
                0,
                0,
                thresholds.level(0),
                List.of(),
                RiskModel.VERSION,
                now(),
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
