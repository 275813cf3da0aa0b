package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.account.Credentials;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import java.util.List;
import java.util.Optional;

/// Users, or roles, of one account that are alike in all but their names and what they may do: a
/// trust policy that a hundred roles share is asked once.
final class Population {

    private final String account;
    private final Traits traits;
    private final Ids members;
    private final Members whole = new Members.AllBut(this, Ids.NONE);

    Population(String account, Traits traits, Ids members) {
        this.account = account;
        this.traits = traits;
        this.members = members;
    }

    /// The account it lives in.
    String account() {
        return account;
    }

    Traits traits() {
        return traits;
    }

    /// At least one.
    Ids members() {
        return members;
    }

    /// All members, always the same object.
    Members whole() {
        return whole;
    }

    /// What the members share.
    ///
    /// @param trust of roles
    /// @param reserved whether only AWS itself changes them: service-linked roles, and those of
    ///   permission sets
    record Traits(
            boolean roles,
            Optional<PolicySet> trust,
            boolean runsMachines,
            boolean reserved,
            Credentials credentials) {

        private static final String PERMISSION_SET = ":role/aws-reserved/sso.amazonaws.com/";

        static Traits of(Identity identity) {
            return new Traits(
                    identity.isRole(),
                    identity.trust(),
                    identity.runsMachines(),
                    new Principal(identity.arn(), List.of()).serviceLinked()
                            || identity.arn().contains(PERMISSION_SET),
                    identity.credentials());
        }
    }
}
