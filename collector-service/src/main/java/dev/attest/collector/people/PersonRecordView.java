package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one source says of a person.
///
/// @param recordId how the source calls the person
/// @param counts the attributes of the person that are what this source says
public record PersonRecordView(
        PersonSource source,
        String recordId,
        List<String> externalIds,
        @Nullable String email,
        @Nullable String name,
        @Nullable String department,
        PersonStatus status,
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
                r.department(),
                r.status(),
                r.retired(),
                r.observedAt(),
                counts);
    }
}
