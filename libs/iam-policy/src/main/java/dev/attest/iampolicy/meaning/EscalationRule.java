package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.decision.Standing;
import java.util.List;

/// A path with what it needs.
record EscalationRule(EscalationPath path, List<Permission> permissions) {

    EscalationRule {
        permissions = List.copyOf(permissions);
    }

    Held heldBy(Grip grip) {
        Held held = Held.FIRMLY;
        for (Permission permission : permissions) {
            held = held.and(grip.on(permission));
            if (held.standing() == Standing.NO) {
                return Held.NOTHING;
            }
        }
        return held;
    }
}
