package dev.attest.certification.remediation;

import dev.attest.certification.population.CurrentAccess.Held;
import dev.attest.events.certification.EntitlementKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the plans of a role's trust anew. Such a plan holds the whole policy as it stood when the
/// plan was made: run after the policy has changed, it would let in again whom others have thrown
/// out since, and throw out whom they have let in.
@ApplicationScoped
public class ReplanTrusts {
    private final RemediationFacts facts;
    private final Clock clock;

    public ReplanTrusts(RemediationFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /// @param of removals of whatever kind and state
    /// @param held what their principals hold by the latest reading
    void afterReading(List<Remediation> of, Held held) {
        var open =
                of.stream()
                        .filter(one -> one.kind == EntitlementKind.ROLE_TRUST)
                        .filter(ReplanTrusts::isOpen)
                        .toList();
        replan(open, RevokedParties.of(open), held, "the trust policy of the role has changed.");
    }

    /// @param open removals of trusted parties that are not proven yet
    /// @param parties whom each role is to trust no longer
    /// @param why the plans may be others now, in words
    void replan(List<Remediation> open, Map<String, Set<String>> parties, Held held, String why) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var removal : open) {
            held.commands(
                            removal.kind,
                            removal.principalId,
                            removal.entitlementId,
                            parties.getOrDefault(removal.principalId, Set.of()))
                    .filter(removal::planAnew)
                    .ifPresent(plan -> {
                        removal.note("Planned anew: " + why);
                        facts.replanned(removal, "Planned anew: " + why, now);
                    });
        }
    }

    private static boolean isOpen(Remediation removal) {
        return switch (removal.state) {
            case PLANNED, FAILED -> true;
            case VERIFIED, REGRANTED -> false;
        };
    }
}
