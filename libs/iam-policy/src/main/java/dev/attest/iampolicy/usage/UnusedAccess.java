package dev.attest.iampolicy.usage;

import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.meaning.PrivilegedAction;
import dev.attest.iampolicy.meaning.SensitiveAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of the sensitive actions that a principal holds it was not seen using.
///
/// @param used those it was seen using
/// @param perhaps those of services that were used by actions nobody knows
/// @param unused all others
/// @param uncertain sensitive actions of which nobody can say whether they are granted; they count
///   nowhere
public record UnusedAccess(
        List<SensitiveAction> used,
        List<SensitiveAction> perhaps,
        List<SensitiveAction> unused,
        List<PrivilegedAction> uncertain,
        Observation observation) {

    public UnusedAccess {
        used = List.copyOf(used);
        perhaps = List.copyOf(perhaps);
        unused = List.copyOf(unused);
        uncertain = List.copyOf(uncertain);
    }

    /// What a principal holds against what it was seen doing.
    public static UnusedAccess of(PrincipalAccess access, ObservedUse use) {
        return of(PolicyMeaning.of(access), use);
    }

    /// What policies mean against what their holder was seen doing.
    public static UnusedAccess of(PolicyMeaning meaning, ObservedUse use) {
        List<SensitiveAction> used = new ArrayList<>();
        List<SensitiveAction> perhaps = new ArrayList<>();
        List<SensitiveAction> unused = new ArrayList<>();
        for (SensitiveAction held : meaning.sensitive()) {
            String action = held.action().action();
            if (use.of(action).isPresent()) {
                used.add(held);
            } else {
                (use.perhaps(action) ? perhaps : unused).add(held);
            }
        }
        return new UnusedAccess(used, perhaps, unused, meaning.uncertain(), Observation.of(use));
    }

    /// The same, where removal is advised from another number of days on.
    public UnusedAccess withMinimumDays(long days) {
        return new UnusedAccess(
                used, perhaps, unused, uncertain, new Observation(observation.days(), days));
    }

    /// The unused share of what is granted; empty when nothing sensitive is, or nobody can say
    /// what.
    public Optional<UnusedShare> share() {
        int granted = used.size() + perhaps.size() + unused.size();
        if (granted == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new UnusedShare(
                        1 - (double) (used.size() + perhaps.size()) / granted,
                        1 - (double) used.size() / granted));
    }

    /// Whether to advise that what is unused be removed.
    public boolean removalAdvised() {
        return !unused.isEmpty() && observation.longEnough();
    }
}
