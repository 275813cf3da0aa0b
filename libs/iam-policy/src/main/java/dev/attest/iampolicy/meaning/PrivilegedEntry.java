package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.decision.Standing;
import java.util.List;

/// A privileged action with the words for it.
///
/// @param can such as `create access keys for`
/// @param any such as `any user`
/// @param some such as `some users`
record PrivilegedEntry(
        PrivilegedAction action, ResourceKind on, String can, String any, String some) {

    Permission permission() {
        return new Permission(action.action(), on, Permission.Own.NONE);
    }

    /// Whether it is held on named resources only, though the action knows none: then a request for
    /// it is not allowed.
    boolean beyond(Held held) {
        return held.reach() == Reach.SOME && on.template().equals("*");
    }

    Held grip(Grip grip) {
        return grip.on(List.of(action.action()), on, true);
    }

    SensitiveAction heldBy(Held held) {
        String whom = held.reach() == Reach.ANY ? any : some;
        String conditions = held.standing() == Standing.CONDITIONAL ? ", under conditions" : "";
        return new SensitiveAction(action, held, ("Can " + can + " " + whom).strip() + conditions);
    }
}
