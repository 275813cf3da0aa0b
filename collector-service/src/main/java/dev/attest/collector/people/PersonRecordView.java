package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one source says of a person.
///
/// @param recordId how the source calls the person
/// @param managerId how the source calls the manager
/// @param start the first day
/// @param end the last day
/// @param counts the attributes of the person that are what this source says
public record PersonRecordView(
        PersonSource source,
        String recordId,
        List<String> externalIds,
        @Nullable String email,
        @Nullable String name,
        @Nullable String managerId,
        @Nullable String department,
        PersonStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        boolean retired,
        Instant observedAt,
        List<String> counts) {

    static PersonRecordView of(PersonRecord r, List<String> counts) {
        return new PersonRecordView(
                r.source(),
                r.recordId(),
                r.externalIds(),
                r.email(),
                r.name(),
                r.managerRecord(),
                r.department(),
                r.status(),
                r.start(),
                r.end(),
                r.retired(),
                r.observedAt(),
                counts);
    }
}
