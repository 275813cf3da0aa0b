package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.decision.Standing;

/// How firmly and how far a permission, or a combination of permissions, is held.
///
/// @param reach ANY when the standing is NO or UNKNOWN: then it says nothing
public record Held(Standing standing, Reach reach) {

    static final Held NOTHING = new Held(Standing.NO, Reach.ANY);
    static final Held FIRMLY = new Held(Standing.YES, Reach.ANY);

    /// Whether it is held at all, be it under conditions.
    public boolean present() {
        return standing.present();
    }

    Held and(Held other) {
        Reach narrower = reach == Reach.SOME || other.reach == Reach.SOME ? Reach.SOME : Reach.ANY;
        return new Held(standing.and(other.standing), narrower);
    }
}
