package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import java.util.List;
import java.util.stream.Collectors;

/// A way from a principal to an administrator, the shortest of those that stand most firmly.
///
/// @param hops empty when the principal is administrator as it stands
/// @param administrator ARN of the user or role that is administrator at the end, perhaps after a
///   change to it
/// @param account the account it is administrator of
/// @param standing CONDITIONAL or YES: as the least firm of the hops, and of the administrator
public record Route(List<Hop> hops, String administrator, String account, Standing standing) {

    public Route {
        hops = List.copyOf(hops);
    }

    /// The hops as sentences, and what they end in.
    public String words() {
        String end = Hop.named(administrator) + " is administrator of " + account;
        return hops.isEmpty()
                ? end
                : hops.stream().map(Hop::words).collect(Collectors.joining("; ")) + "; then " + end;
    }
}
