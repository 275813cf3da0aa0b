package dev.attest.risk.landscape;

import dev.attest.events.activity.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Under which names somebody is seen acting.
public final class ActorNames {

    private static final String IDENTITY_CENTER_ROLE = "/AWSReservedSSO_";

    private ActorNames() {}

    /// The principal's id and, for a session of a role that Identity Center made, the user whose
    /// name the session carries. Such roles trust Identity Center alone, and it sets the name.
    public static List<String> of(Actor actor) {
        List<String> names = new ArrayList<>();
        String principal = actor.principalId();
        String session = actor.sessionName();
        if (principal != null) {
            names.add(principal);
            if (session != null && principal.contains(IDENTITY_CENTER_ROLE)) {
                names.add(ofIdentityCenterUser(session));
            }
        }
        return names;
    }

    /// The name under which an Identity Center user acts.
    public static String ofIdentityCenterUser(String userName) {
        return "identity-center:" + userName.toLowerCase(Locale.ROOT);
    }
}
