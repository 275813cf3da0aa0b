package dev.attest.collector.activity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which person is behind a record, and what that rests on.
///
/// @param personId null when nobody can be named: what there is names different people
/// @param certainty null with the person
/// @param evidence all that names anybody, the strongest first, also what speaks of somebody else
public record PersonBehind(
        @Nullable String personId, @Nullable Certainty certainty, List<Evidence> evidence) {

    public PersonBehind {
        evidence = List.copyOf(evidence);
    }

    /// How far a person can be relied on.
    public enum Certainty {
        /// By what the session that made the call cannot change.
        STRONG,
        /// By a name alone.
        WEAK
    }

    /// What names a person, the strongest first.
    public enum By {
        /// The caller is a principal of theirs.
        PRINCIPAL,
        /// The record names a user of Identity Center that is theirs.
        ON_BEHALF_OF,
        /// The session is of a role that only Identity Center gives out, to their user.
        IDENTITY_CENTER_ROLE,
        /// The source identity, by a joining rule: sessions hand it on and cannot change it.
        SOURCE_IDENTITY,
        /// The records that handed out the keys lead to a principal of theirs.
        SESSION_CHAIN,
        /// How a SAML or web identity provider calls whoever began, by a joining rule.
        PROVIDER_NAME,
        /// The name of a session, by a joining rule: whoever begins it chooses that.
        SESSION_NAME;

        private static final Set<By> WEAK = EnumSet.of(PROVIDER_NAME, SESSION_NAME);

        Certainty certainty() {
            return WEAK.contains(this) ? Certainty.WEAK : Certainty.STRONG;
        }
    }

    /// One thing that names a person.
    ///
    /// @param name the principal, or the name that is told
    /// @param personId null when the name could be that of different people
    /// @param rule the joining rule for names; null for principals
    /// @param conflict whom rules make of the name, in words; null unless these are different
    ///   people
    public record Evidence(
            By by,
            String name,
            @Nullable String personId,
            @Nullable String rule,
            @Nullable String conflict) {}

    /// @param evidence in any order
    /// @return null when there is none
    static @Nullable PersonBehind of(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return null;
        }
        List<Evidence> sorted =
                evidence.stream()
                        .sorted(Comparator.comparing(Evidence::by).thenComparing(Evidence::name))
                        .toList();
        for (Certainty certainty : Certainty.values()) {
            Set<String> people =
                    sorted.stream()
                            .filter(one -> one.by().certainty() == certainty)
                            .map(Evidence::personId)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet());
            if (people.size() > 1) {
                return new PersonBehind(null, null, sorted);
            }
            if (people.size() == 1) {
                return new PersonBehind(people.iterator().next(), certainty, sorted);
            }
        }
        return new PersonBehind(null, null, sorted);
    }
}
