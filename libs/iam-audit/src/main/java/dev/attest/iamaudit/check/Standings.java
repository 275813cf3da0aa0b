package dev.attest.iamaudit.check;

import dev.attest.iampolicy.decision.Standing;

/// What a standing of the policy engine means for a check.
final class Standings {

    private Standings() {}

    /// Held under conditions is held: whoever meets them has it.
    ///
    /// @param can such as `can do everything`
    /// @param unread why nobody knows, where nobody does
    static void judge(
            Judgements judgements,
            String resource,
            Standing standing,
            String can,
            String cannot,
            String unread) {
        switch (standing) {
            case YES -> judgements.fail(resource, can);
            case CONDITIONAL -> judgements.fail(resource, can + ", under conditions");
            case UNKNOWN -> judgements.unknown(resource, unread);
            case NO -> judgements.pass(resource, cannot);
        }
    }
}
