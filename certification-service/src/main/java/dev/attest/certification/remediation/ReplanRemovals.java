package dev.attest.certification.remediation;

import dev.attest.certification.population.Held;
import dev.attest.events.certification.EntitlementKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes plans anew. The plan of a role's trust holds the whole policy as it stood when the plan
/// was made: run after the policy has changed, it would let in again whom others have thrown out
/// since, and throw out whom they have let in. Every other plan names what may be called otherwise
/// by now.
@ApplicationScoped
public class ReplanRemovals {
    private static final String CHANGED = "the trust policy of the role has changed.";
    private static final String RENAMED = "it goes by another name now.";

    private final RemediationFacts facts;
    private final Clock clock;

    public ReplanRemovals(RemediationFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /// @param of removals of whatever kind and state
    /// @param held what their principals hold by the latest reading
    void afterReading(List<Remediation> of, Held held) {
        var open = of.stream().filter(Remediation::isOpen).toList();
        var trusts = open.stream().filter(one -> one.kind == EntitlementKind.ROLE_TRUST).toList();
        replan(trusts, RevokedParties.of(trusts, held), held, CHANGED);
        var renamed =
                open.stream()
                        .filter(one -> one.kind != EntitlementKind.ROLE_TRUST)
                        .filter(one -> held.elsewhere(one.sought()).isPresent())
                        .toList();
        replan(renamed, Map.of(), held, RENAMED);
    }

    /// @param open removals that are not proven yet
    /// @param parties whom each role is to trust no longer
    /// @param why the plans may be others now, in words
    void replan(List<Remediation> open, Map<String, Set<String>> parties, Held held, String why) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var removal : open) {
            held.commands(removal.sought(), parties.getOrDefault(removal.principalId, Set.of()))
                    .filter(removal::planAnew)
                    .ifPresent(plan -> {
                        removal.note("Planned anew at " + now + ": " + why);
                        facts.replanned(removal, "Planned anew: " + why, now);
                    });
        }
    }
}
