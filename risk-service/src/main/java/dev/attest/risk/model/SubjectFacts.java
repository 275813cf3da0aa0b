package dev.attest.risk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a score is computed from. The order of the lists does not count.
///
/// @param person null for a principal that belongs to nobody
public record SubjectFacts(
        @Nullable PersonFacts person,
        List<PrincipalFacts> principals,
        List<AlertFacts> alerts,
        List<TrustFacts> trusts) {

    public SubjectFacts {
        principals = List.copyOf(principals);
        alerts = List.copyOf(alerts);
        trusts = List.copyOf(trusts);
    }
}
