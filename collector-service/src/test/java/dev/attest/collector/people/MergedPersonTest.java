package dev.attest.collector.people;

import static dev.attest.collector.people.PersonSource.IDENTITY_CENTER;
import static dev.attest.collector.people.PersonSource.PEOPLE_FILE;
import static dev.attest.collector.people.PersonSource.SCIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergedPersonTest {

    private static final Instant THEN = Instant.parse("2026-10-01T08:00:00Z");

    @Test
    void shouldBelieveTheFirstSourceThatSaysAnything() {
        // Given
        PersonRecord file = record(PEOPLE_FILE, "p-1", "a@x", null, PersonStatus.ACTIVE);
        PersonRecord scim = record(SCIM, "s-1", "b@x", "Road", PersonStatus.ACTIVE);

        // When
        MergedPerson byFile = MergedPerson.of("p-1", List.of(scim, file), List.of(PEOPLE_FILE));
        MergedPerson byScim =
                MergedPerson.of("p-1", List.of(file, scim), List.of(SCIM, PEOPLE_FILE));

        // Then
        assertThat(byFile.email()).isEqualTo("a@x");
        assertThat(byFile.department()).isEqualTo("Road");
        assertThat(byScim.email()).isEqualTo("b@x");
    }

    @Test
    void shouldTakeForALeaverWhomAnySourceSaysHasLeft() {
        // When
        MergedPerson person =
                MergedPerson.of(
                        "p-1",
                        List.of(
                                record(PEOPLE_FILE, "p-1", "a@x", null, PersonStatus.ACTIVE),
                                record(SCIM, "s-1", "a@x", null, PersonStatus.LEFT)),
                        List.of(PEOPLE_FILE, SCIM, IDENTITY_CENTER));

        // Then
        assertThat(person.status()).isEqualTo(PersonStatus.LEFT);
    }

    @Test
    void shouldHearOneRecordOfASourceTheOneThatIsNotRetired() {
        // Given
        PersonRecord old = retired(record(SCIM, "s-1", "a@x", null, PersonStatus.LEFT));
        PersonRecord fresh = record(SCIM, "s-2", "a@x", null, PersonStatus.ACTIVE);

        // When
        MergedPerson person = MergedPerson.of("s-1", List.of(old, fresh), List.of(SCIM));

        // Then
        assertThat(person.status()).isEqualTo(PersonStatus.ACTIVE);
    }

    @Test
    void shouldGuessNothingWhenARecordNamesTwoPeople() {
        // Given
        PersonRecord one = record(PEOPLE_FILE, "p-1", "a@x", null, PersonStatus.ACTIVE);
        PersonRecord other = record(PEOPLE_FILE, "p-2", "b@x", null, PersonStatus.ACTIVE);
        PersonRecord both =
                new PersonRecord(
                        SCIM,
                        "s-1",
                        null,
                        List.of("p-1"),
                        "b@x",
                        null,
                        null,
                        null,
                        PersonStatus.ACTIVE,
                        null,
                        null,
                        THEN,
                        false,
                        null);

        // When
        PersonRecord matched = new Matching(List.of(one, other, both)).match(both);

        // Then
        assertThat(matched.personId()).isNull();
        assertThat(matched.problem())
                .isEqualTo("its ids and its address are those of different people: p-1, p-2");
    }

    @Test
    void shouldGiveAPersonOneLiveRecordOfASource() {
        // Given
        PersonRecord first = record(SCIM, "s-1", "a@x", null, PersonStatus.ACTIVE).about("s-1");
        PersonRecord second =
                record(SCIM, "s-2", "a@x", null, PersonStatus.ACTIVE).aboutNobody("not yet");

        // When
        PersonRecord matched = new Matching(List.of(first, second)).match(second);

        // Then
        assertThat(matched.problem()).isEqualTo("s-1 is s-1 already");
        assertThat(new Matching(List.of(retired(first), second)).match(second).personId())
                .isEqualTo("s-1");
    }

    private static PersonRecord record(
            PersonSource source,
            String id,
            String email,
            @Nullable String department,
            PersonStatus status) {
        return new PersonRecord(
                source,
                id,
                source == PEOPLE_FILE ? id : "p-1",
                List.of(),
                email,
                "Name",
                null,
                department,
                status,
                null,
                null,
                THEN,
                false,
                null);
    }

    private static PersonRecord retired(PersonRecord r) {
        return new PersonRecord(
                r.source(),
                r.recordId(),
                r.personId(),
                r.externalIds(),
                r.email(),
                r.name(),
                r.managerRecord(),
                r.department(),
                r.status(),
                r.start(),
                r.end(),
                r.observedAt(),
                true,
                r.problem());
    }
}
