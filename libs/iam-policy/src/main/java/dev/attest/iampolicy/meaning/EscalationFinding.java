package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.decision.Standing;

/// A path that a principal has.
///
/// @param held how the permissions are held. SOME reach means that it works only on resources a
///   policy singles out: whether that makes an administrator depends on what those resources can do
/// @param met whether the prerequisites are met, as far as policies tell: CONDITIONAL where only
///   the account tells
public record EscalationFinding(EscalationPath path, Held held, Standing met) {

    /// How far this path alone makes the principal able to become administrator.
    public Standing counts() {
        return held.reach() == Reach.ANY ? held.standing().and(met) : Standing.NO;
    }
}
