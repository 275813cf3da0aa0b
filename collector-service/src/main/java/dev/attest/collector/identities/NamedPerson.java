package dev.attest.collector.identities;

import org.jspecify.annotations.Nullable;

/// Whom a name is of, by joining rules.
///
/// @param person null when the rules name different people
/// @param rule by which; null with the person
/// @param conflict whom the rules name, in words; null unless they name different people
public record NamedPerson(
        @Nullable String person, @Nullable String rule, @Nullable String conflict) {

    /// A name has nothing but itself to go by: whoever else is named, by a later rule too, makes it
    /// nobody's.
    static NamedPerson of(Joined joined) {
        String conflict = joined.conflict();
        String disputed = joined.disputed();
        if (conflict != null) {
            return new NamedPerson(null, null, conflict);
        }
        return disputed == null
                ? new NamedPerson(joined.person(), joined.rule(), null)
                : new NamedPerson(
                        null,
                        null,
                        "%s names %s, %s".formatted(joined.rule(), joined.person(), disputed));
    }
}
