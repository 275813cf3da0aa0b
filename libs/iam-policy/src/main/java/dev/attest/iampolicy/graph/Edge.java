package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way of a principal to act as others.
///
/// @param standing CONDITIONAL or YES
/// @param to whom; the administrator of an account where the path gives everything
/// @param through the ARN of what the path changes when it gives everything: the principal itself,
///   a group, another user or role; null when it leads to others as they are
/// @param before what the principal does to itself first
record Edge(
        EscalationPath path,
        Standing standing,
        Members to,
        @Nullable String through,
        List<Step> before) {

    /// To others as they are.
    static Edge to(Members others, EscalationPath path, Standing standing, Traveller traveller) {
        return new Edge(path, standing, others, null, traveller.before());
    }

    /// To everything, by changing somebody or something.
    ///
    /// @param through the ARN of what is changed
    static Edge toAdministrator(
            String through, EscalationPath path, Standing standing, Traveller traveller) {
        Members administrator = new Members.Some(Ids.of(traveller.account().administrator()));
        return new Edge(path, standing, administrator, through, traveller.before());
    }

    /// @param through the ARN of what is changed: the principal, or the group it joins
    record Step(EscalationPath path, Standing standing, String through) {}
}
