package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A human of the company; one person, many principals.
///
/// @param email the verified address; a login belongs to a person by it only
/// @param managerId person id of the manager; null when there is none or it could not be resolved
/// @param principals ARNs of users and ids of Identity Center users that belong to the person, and
///   that exist
public record PersonObserved(
        String personId,
        String email,
        String name,
        @Nullable String managerId,
        @Nullable String department,
        PersonStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        List<String> principals,
        Instant observedAt)
        implements InventoryEvent {
    public PersonObserved {
        Require.text("personId", personId);
        Require.text("email", email);
        Require.present("name", name);
        Require.present("status", status);
        principals = List.copyOf(Require.present("principals", principals));
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return personId;
    }
}
