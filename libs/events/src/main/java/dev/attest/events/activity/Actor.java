package dev.attest.events.activity;

import dev.attest.events.Require;
import org.jspecify.annotations.Nullable;

/// Who did it, resolved from CloudTrail's `userIdentity`.
///
/// @param principalId the canonical id of the principal: the ARN of the user, of the role behind a
///   session (`arn:aws:iam::…:role/…`, never the session's `sts` ARN), of the root user, or an
///   Identity Center user id; null when the record does not carry it
/// @param name words for a reader: user name, role name, `root`, service host name
/// @param accountId the account the principal lives in; null when unknown
/// @param sessionName the role session's name; null when the actor is not a session
/// @param sourceIdentity the source identity that travelled with the session; null when none was
///   set
public record Actor(
        ActorKind kind,
        @Nullable String principalId,
        String name,
        @Nullable String accountId,
        @Nullable String sessionName,
        @Nullable String sourceIdentity) {
    public Actor {
        Require.present("kind", kind);
        Require.present("name", name);
    }
}
