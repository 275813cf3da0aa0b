package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person of a people file.
///
/// @param line where the person stands in the file
/// @param email in lower case
/// @param managerEmail as the file says; null when there is none
/// @param managerId resolved; null when there is none or it is unknown or contradictory
/// @param principals ARNs and Identity Center user ids the file claims for the person
public record PersonReading(
        long line,
        String personId,
        String email,
        String name,
        @Nullable String managerEmail,
        @Nullable String managerId,
        @Nullable String department,
        PersonStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        List<String> principals) {

    public PersonReading {
        principals = List.copyOf(principals);
    }

    PersonReading managedBy(@Nullable String id) {
        return new PersonReading(
                line,
                personId,
                email,
                name,
                managerEmail,
                id,
                department,
                status,
                start,
                end,
                principals);
    }

    PersonReading withoutManager() {
        return new PersonReading(
                line,
                personId,
                email,
                name,
                null,
                null,
                department,
                status,
                start,
                end,
                principals);
    }

    PersonReading owning(List<String> some) {
        return new PersonReading(
                line,
                personId,
                email,
                name,
                managerEmail,
                managerId,
                department,
                status,
                start,
                end,
                some);
    }
}
