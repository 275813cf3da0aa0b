package dev.attest.iampolicy.trust;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.PrincipalElement;
import java.util.List;

/// Somebody a trust policy lets in.
///
/// @param conditions under which; empty when always
public record TrustedParty(PrincipalElement principal, List<Condition> conditions) {

    public TrustedParty {
        conditions = List.copyOf(conditions);
    }
}
