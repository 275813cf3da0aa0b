package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one source says of one person.
///
/// @param recordId how the source calls the person
/// @param personId whom it is about; null while that is not known
/// @param externalIds what else the source knows the person by
/// @param email in lower case
/// @param managerRecord how the source calls the manager
/// @param retired whether the source no longer has it
/// @param problem why it is about nobody; null when it is about somebody
public record PersonRecord(
        PersonSource source,
        String recordId,
        @Nullable String personId,
        List<String> externalIds,
        @Nullable String email,
        @Nullable String name,
        @Nullable String managerRecord,
        @Nullable String department,
        PersonStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        Instant observedAt,
        boolean retired,
        @Nullable String problem) {

    public PersonRecord {
        externalIds = List.copyOf(externalIds);
    }

    /// What a people file says: its ids are the ids of people.
    static PersonRecord of(PersonReading p, Instant observedAt) {
        return new PersonRecord(
                PersonSource.PEOPLE_FILE,
                p.personId(),
                p.personId(),
                List.of(),
                p.email(),
                p.name(),
                p.managerId(),
                p.department(),
                p.status(),
                p.start(),
                p.end(),
                observedAt,
                false,
                null);
    }

    PersonRecord about(String person) {
        return matched(person, null);
    }

    PersonRecord aboutNobody(String reason) {
        return matched(null, reason);
    }

    /// The same after its source has it no more.
    public PersonRecord left(Instant at) {
        return new PersonRecord(
                source,
                recordId,
                personId,
                externalIds,
                email,
                name,
                managerRecord,
                department,
                PersonStatus.LEFT,
                start,
                end,
                at,
                true,
                problem);
    }

    private PersonRecord matched(@Nullable String person, @Nullable String reason) {
        return new PersonRecord(
                source,
                recordId,
                person,
                externalIds,
                email,
                name,
                managerRecord,
                department,
                status,
                start,
                end,
                observedAt,
                retired,
                reason);
    }

    /// Whether another record of the source says nothing else of the person.
    public boolean saysTheSameAs(PersonRecord other) {
        return Objects.equals(email, other.email)
                && Objects.equals(name, other.name)
                && Objects.equals(managerRecord, other.managerRecord)
                && Objects.equals(department, other.department)
                && externalIds.equals(other.externalIds)
                && status == other.status
                && retired == other.retired;
    }

    /// Whether it is the only record of its person, which is called by the record's id.
    boolean standsAlone() {
        return source != PersonSource.PEOPLE_FILE && recordId.equals(personId);
    }

    /// What other records can know the person by.
    List<String> ids() {
        List<String> ids = new ArrayList<>(externalIds);
        ids.add(recordId);
        return ids;
    }
}
