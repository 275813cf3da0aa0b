package dev.attest.risk.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A saturating sum: the chance that none of the factors comes true, if each did so with its own
/// weight, is what is missing to 100. Factors are counted in a fixed order and each is credited
/// with what the rounded sum grew by; so the contributions add up exactly.
///
/// What is unknown adds nothing to the score and everything to the highest possible one.
public final class RiskModel {

    /// Changes whenever the same facts could give another result.
    public static final String VERSION = "2";

    private static final List<RiskFactor> FACTORS =
            List.of(
                    new LeaverFactor(),
                    new AdministratorFactor(),
                    new EscalationFactor(),
                    new ConsoleWithoutMfaFactor(),
                    new OpenAlertFactor(),
                    new ExternalTrustFactor(),
                    new OldAccessKeyFactor(),
                    new DormantAccessFactor());

    private RiskModel() {}

    /// @param now decides ages; nothing else is read from outside
    public static Assessment assess(SubjectFacts facts, Instant now) {
        double safe = 1;
        double safeAtWorst = 1;
        int counted = 0;
        List<Contribution> contributions = new ArrayList<>();
        List<@Nullable Instant> changes = new ArrayList<>();
        for (RiskFactor factor : FACTORS) {
            Reading reading = factor.read(facts, now);
            safe *= 1 - reading.known();
            safeAtWorst *= 1 - reading.worst();
            int points = points(safe) - counted;
            counted += points;
            if (reading.explanation() != null) {
                contributions.add(
                        new Contribution(factor.id(), points, true, reading.explanation()));
            }
            if (reading.missing() != null) {
                contributions.add(new Contribution(factor.id(), 0, false, reading.missing()));
            }
            changes.add(reading.changesAt());
        }
        return new Assessment(
                counted,
                Math.max(counted, points(safeAtWorst)),
                contributions,
                changes.stream().filter(Objects::nonNull).min(Instant::compareTo).orElse(null));
    }

    private static int points(double safe) {
        return (int) Math.round(100 * (1 - safe));
    }
}
