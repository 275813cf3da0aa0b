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
    /// @param byGroup the class of what is their own, by the groups of whoever stands behind it;
    ///   null when there is none
    /// @param unjoined its class by rules for identities that nobody stands behind
    static Judged of(
            boolean role,
            Joined joined,
            @Nullable Given always,
            @Nullable Given byGroup,
            @Nullable Given unjoined,
            Map<String, Behind> people) {
        // What an identity itself says comes before what groups say. A role is nobody's own.
        Given outright = always != null || role ? always : byGroup;
        boolean own =
                !role
                        && (outright == null
                                || outright.gives() == IdentityClass.EXTERNAL
                                || Joined.PEOPLE_FILE.equals(joined.rule()));
        String person = joined.person();
        Given given = outright != null ? outright : given(role ? null : person, unjoined, people);
        String owner =
                person == null
                        ? null
                        : byGroup != null && impersonal(byGroup.gives())
                                ? manager(person, people)
                                : available(person, people);
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

    /// Whether whom the directory keeps there is an account and nobody who could answer for it.
    private static boolean impersonal(IdentityClass gives) {
        return switch (gives) {
            case MACHINE, BREAK_GLASS, SHARED -> true;
            case PERSON, LEAVER, EXTERNAL, ORPHAN -> false;
        };
    }

    /// Whoever has left answers for nothing; their manager does.
    private static @Nullable String available(String person, Map<String, Behind> people) {
        return left(person, people) ? manager(person, people) : person;
    }

    /// Their manager, unless they have left, too.
    private static @Nullable String manager(String person, Map<String, Behind> people) {
        Behind behind = people.get(person);
        String manager = behind == null ? null : behind.managerId();
        return manager == null || left(manager, people) ? null : manager;
    }

    static boolean left(String person, Map<String, Behind> people) {
        Behind behind = people.get(person);
        return behind == null || behind.status() == PersonStatus.LEFT;
    }
}
