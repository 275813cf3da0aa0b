package dev.attest.collector.identities;

import dev.attest.collector.identities.IdentityRules.Given;
import dev.attest.events.inventory.PersonStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an identity is, whose it is and who answers for it.
///
/// @param personId whose own it is; null for a machine's, shared ones and whatever nobody is joined
///   to
/// @param ownerId who answers for it; null when nobody does
/// @param ownerVia how that is known
record Judged(
        IdentityClass gives,
        @Nullable String classRule,
        @Nullable String personId,
        @Nullable String linkRule,
        @Nullable String ownerId,
        @Nullable String ownerVia,
        @Nullable String conflict,
        @Nullable String disputed) {

    /// Somebody who can stand behind an identity.
    record Behind(PersonStatus status, @Nullable String managerId) {}

    /// @param role whether it is a role, which is nobody's own
    /// @param always its class by rules that ask not who stands behind it
    /// @param unjoined its class by rules for identities that nobody stands behind
    static Judged of(
            boolean role,
            Joined joined,
            @Nullable Given always,
            @Nullable Given unjoined,
            Map<String, Behind> people) {
        boolean own =
                !role
                        && (always == null
                                || always.gives() == IdentityClass.EXTERNAL
                                || Joined.PEOPLE_FILE.equals(joined.rule()));
        String person = joined.person();
        Given given = always != null ? always : given(role ? null : person, unjoined, people);
        String owner = person == null ? null : available(person, people);
        String via = owner == null ? null : owner.equals(person) ? joined.rule() : "manager";
        return new Judged(
                given.gives(),
                given.rule().isEmpty() ? null : given.rule(),
                own ? person : null,
                own ? joined.rule() : null,
                owner,
                via,
                joined.conflict(),
                joined.disputed());
    }

    private static Given given(
            @Nullable String person, @Nullable Given unjoined, Map<String, Behind> people) {
        if (person != null) {
            return new Given(
                    left(person, people) ? IdentityClass.LEAVER : IdentityClass.PERSON, "");
        }
        return unjoined != null ? unjoined : new Given(IdentityClass.ORPHAN, "");
    }

    /// Whoever has left answers for nothing; their manager does, unless they have left, too.
    private static @Nullable String available(String person, Map<String, Behind> people) {
        if (!left(person, people)) {
            return person;
        }
        Behind behind = people.get(person);
        String manager = behind == null ? null : behind.managerId();
        return manager == null || left(manager, people) ? null : manager;
    }

    static boolean left(String person, Map<String, Behind> people) {
        Behind behind = people.get(person);
        return behind == null || behind.status() == PersonStatus.LEFT;
    }
}
