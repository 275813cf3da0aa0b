package dev.attest.iampolicy.change;

import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.trust.TrustPolicy;
import dev.attest.iampolicy.trust.TrustedParty;
import java.util.List;
import java.util.Optional;

/// Whom a role's trust policy lets in, before and after.
///
/// @param lost who can assume it no longer
/// @param gained who can assume it now
public record LettingIn(List<TrustedParty> lost, List<TrustedParty> gained) {

    public LettingIn {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    static LettingIn between(Optional<PolicySet> before, Optional<PolicySet> after) {
        List<TrustedParty> was = before.map(LettingIn::parties).orElse(List.of());
        List<TrustedParty> is = after.map(LettingIn::parties).orElse(List.of());
        return new LettingIn(
                was.stream().filter(each -> !is.contains(each)).toList(),
                is.stream().filter(each -> !was.contains(each)).toList());
    }

    public boolean none() {
        return lost.isEmpty() && gained.isEmpty();
    }

    private static List<TrustedParty> parties(PolicySet trust) {
        return trust.read().stream()
                .map(NamedPolicy.Read::document)
                .flatMap(document -> new TrustPolicy(document).parties().stream())
                .toList();
    }
}
