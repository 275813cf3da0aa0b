package dev.attest.collector.activity;

import dev.attest.collector.activity.PersonBehind.By;
import dev.attest.collector.identities.SessionName;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something in a record, or in those its session goes back to, that can name a person.
///
/// @param name a principal's id, the name of a user of Identity Center, or a name for joining rules
record Clue(By by, String name) {

    /// All that a call and the way back from it tell, each once.
    static List<Clue> of(SessionTrace trace) {
        List<Clue> clues = new ArrayList<>();
        Actor caller = trace.first().actor();
        ActingFor behind = trace.result();
        if (behind == null) {
            add(clues, By.PRINCIPAL, caller.kind(), caller.principalId(), caller.name());
        } else {
            switch (behind.how()) {
                case ON_BEHALF_OF -> add(clues, By.ON_BEHALF_OF, behind.name());
                case IDENTITY_CENTER_ROLE -> add(clues, By.IDENTITY_CENTER_ROLE, behind.name());
                case SESSION_CHAIN ->
                        add(
                                clues,
                                By.SESSION_CHAIN,
                                behind.kind(),
                                behind.principalId(),
                                behind.name());
                case SOURCE_IDENTITY -> {}
            }
        }
        trace.sessionActors()
                .forEach(session -> {
                    add(clues, By.SOURCE_IDENTITY, session.sourceIdentity());
                    add(clues, By.SESSION_NAME, session.sessionName());
                });
        return clues.stream().distinct().toList();
    }

    /// Whoever is no session: a user, or somebody whom a provider vouches for.
    private static void add(
            List<Clue> clues, By by, ActorKind kind, @Nullable String principal, String name) {
        switch (kind) {
            case ROOT, IAM_USER, IDENTITY_CENTER_USER -> add(clues, by, principal);
            case SAML, WEB_IDENTITY -> add(clues, By.PROVIDER_NAME, name);
            case ASSUMED_ROLE, FEDERATED_USER, AWS_SERVICE, AWS_ACCOUNT, UNKNOWN -> {}
        }
    }

    private static void add(List<Clue> clues, By by, @Nullable String name) {
        if (name != null && !name.isEmpty()) {
            clues.add(new Clue(by, name));
        }
    }

    /// Whether it names a principal.
    boolean principal() {
        return switch (by) {
            case PRINCIPAL, ON_BEHALF_OF, SESSION_CHAIN -> true;
            case IDENTITY_CENTER_ROLE, SOURCE_IDENTITY, PROVIDER_NAME, SESSION_NAME -> false;
        };
    }

    /// The name for joining rules; empty when it is none.
    Optional<SessionName> forRules() {
        return switch (by) {
            case PRINCIPAL, ON_BEHALF_OF, SESSION_CHAIN, IDENTITY_CENTER_ROLE -> Optional.empty();
            case SOURCE_IDENTITY ->
                    Optional.of(new SessionName(SessionName.Kind.SOURCE_IDENTITY, name));
            case PROVIDER_NAME ->
                    Optional.of(new SessionName(SessionName.Kind.PROVIDER_NAME, name));
            case SESSION_NAME -> Optional.of(new SessionName(SessionName.Kind.SESSION_NAME, name));
        };
    }
}
