package dev.attest.collector.activity;

import dev.attest.events.activity.ActorKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who stands behind a session, as far as stored activity tells.
///
/// @param how what the answer rests on
/// @param complete whether this is where it began; false when the record of an earlier step is not
///   stored, so that somebody else may stand behind
/// @param kind what began it; UNKNOWN when only a name is told
/// @param principalId ARN or id
/// @param sessions the sessions between, from the one that made the call back to the first
public record ActingFor(
        How how,
        boolean complete,
        ActorKind kind,
        @Nullable String principalId,
        String name,
        @Nullable String accountId,
        List<Session> sessions) {

    public ActingFor {
        sessions = List.copyOf(sessions);
    }

    /// What an answer rests on.
    public enum How {
        /// The record names the Identity Center user.
        ON_BEHALF_OF,
        /// A role that only Identity Center gives out: the session bears the user's name.
        IDENTITY_CENTER_ROLE,
        /// The records that handed out the keys, one after the other.
        SESSION_CHAIN,
        /// The source identity, which a session cannot change.
        SOURCE_IDENTITY
    }

    /// One session on the way.
    ///
    /// @param name the role, or the user whose federated session it is
    public record Session(String name, @Nullable String accountId, @Nullable String sessionName) {}
}
