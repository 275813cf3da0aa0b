package dev.attest.collector.activity;

import dev.attest.collector.activity.ActingFor.How;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way of one call back to whoever began it. It ends at a caller who is no session, at a record
/// that is not stored, or after a number of steps.
final class SessionTrace {

    /// More than any chain that works: each hop of a role chain needs a trust policy of its own.
    static final int MOST_STEPS = 10;

    /// How much earlier than a call its session can have begun, over all steps.
    static final int LONGEST_DAYS = MOST_STEPS * SessionChains.DAYS;

    private final List<SessionStep> steps = new ArrayList<>();
    private final Set<String> traced = new HashSet<>();
    private boolean lost;

    SessionTrace(SessionStep first) {
        steps.add(first);
    }

    /// The key to look up next; null when the way has ended.
    @Nullable String wanted() {
        SessionStep last = steps.getLast();
        String key = last.keyToTrace();
        return lost
                        || known(last)
                        || key == null
                        || steps.size() > MOST_STEPS
                        || traced.contains(key)
                ? null
                : key;
    }

    SessionStep first() {
        return steps.getFirst();
    }

    SessionStep last() {
        return steps.getLast();
    }

    /// The sessions of the way.
    Stream<Actor> sessionActors() {
        return steps.stream().filter(SessionStep::session).map(SessionStep::actor);
    }

    /// @param origins who was handed each key
    void follow(Map<String, SessionStep> origins) {
        String key = wanted();
        if (key == null) {
            return;
        }
        traced.add(key);
        SessionStep origin = origins.get(key);
        if (origin == null) {
            lost = true;
        } else {
            steps.add(origin);
        }
    }

    private static boolean known(SessionStep step) {
        return step.onBehalfOf() != null || step.ofIdentityCenter();
    }

    /// @return null when the caller acts for themselves
    @Nullable ActingFor result() {
        SessionStep first = steps.getFirst();
        SessionStep last = steps.getLast();
        Actor actor = last.actor();
        if (last.onBehalfOf() != null) {
            return found(
                    How.ON_BEHALF_OF,
                    true,
                    ActorKind.IDENTITY_CENTER_USER,
                    last.onBehalfOf(),
                    null);
        }
        if (!first.session()) {
            return null;
        }
        if (last.ofIdentityCenter()) {
            return found(
                    How.IDENTITY_CENTER_ROLE,
                    true,
                    ActorKind.IDENTITY_CENTER_USER,
                    null,
                    actor.sessionName());
        }
        boolean complete = !last.session() && actor.kind() != ActorKind.AWS_ACCOUNT;
        String sourceIdentity = first.actor().sourceIdentity();
        if (!complete && sourceIdentity != null) {
            return found(How.SOURCE_IDENTITY, false, ActorKind.UNKNOWN, null, sourceIdentity);
        }
        return steps.size() == 1
                ? null
                : new ActingFor(
                        How.SESSION_CHAIN,
                        complete,
                        actor.kind(),
                        actor.principalId(),
                        actor.name(),
                        actor.accountId(),
                        sessions());
    }

    private ActingFor found(
            How how,
            boolean complete,
            ActorKind kind,
            @Nullable String principal,
            @Nullable String name) {
        return new ActingFor(
                how,
                complete,
                kind,
                principal,
                name == null ? String.valueOf(principal) : name,
                null,
                sessions());
    }

    private List<ActingFor.Session> sessions() {
        return steps.stream().filter(SessionStep::session).map(SessionStep::shown).toList();
    }
}
