package dev.attest.collector.activity;

import dev.attest.collector.activity.ActingFor.Session;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A caller on the way back from a call to whoever began it.
///
/// @param accessKey the key the caller signed with
/// @param onBehalfOf the Identity Center user whom the record names
/// @param day of the record
record SessionStep(
        Actor actor, @Nullable String accessKey, @Nullable String onBehalfOf, LocalDate day) {

    private static final String TEMPORARY = "ASIA";

    /// Only Identity Center creates roles under this path, and it names sessions after the user.
    ///
    /// Source: IAM Identity Center User Guide, "Referencing permission sets in resource policies".
    static final String IDENTITY_CENTER_PATH = ":role/aws-reserved/sso.amazonaws.com/";

    boolean session() {
        return actor.kind() == ActorKind.ASSUMED_ROLE || actor.kind() == ActorKind.FEDERATED_USER;
    }

    /// The key whose origin leads one step further back; null when there is no such step.
    @Nullable String keyToTrace() {
        return session() && accessKey != null && accessKey.startsWith(TEMPORARY) ? accessKey : null;
    }

    boolean ofIdentityCenter() {
        String arn = actor.principalId();
        return actor.kind() == ActorKind.ASSUMED_ROLE
                && arn != null
                && arn.contains(IDENTITY_CENTER_PATH)
                && actor.sessionName() != null;
    }

    Session shown() {
        return new Session(actor.name(), actor.accountId(), actor.sessionName());
    }
}
