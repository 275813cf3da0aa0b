package dev.attest.collector.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    private static final Instant AT = Instant.parse("2026-10-05T08:00:00Z");

    /// Two sources of one company meet: every record of the one finds its person in the other.
    @ParameterizedTest
    @ValueSource(ints = {10, 1000, 10_000})
    void shouldCompareEachRecordWithThoseItNamesOnly(int people) {
        // Given
        List<PersonRecord> file =
                IntStream.range(0, people)
                        .mapToObj(i -> listed("p-" + i, i + "@x.example"))
                        .toList();
        List<PersonRecord> scim =
                IntStream.range(0, people)
                        .mapToObj(i -> scim("s-" + i, null, List.of("p-" + i), i + "@x.example"))
                        .toList();
        Matching matching = new Matching(Stream.concat(file.stream(), scim.stream()).toList());

        // When
        long comparisons = scim.stream().mapToLong(r -> matching.named(r).size()).sum();

        // Then
        assertThat(comparisons).isEqualTo(2L * people);
        assertThat(scim).allSatisfy(r -> assertThat(matching.match(r).personId()).isNotNull());
    }

    /// Few ids and addresses, so that records meet in every way.
    @Test
    void shouldFindWhomComparingEverybodyFinds() {
        for (int seed = 0; seed < 3000; seed++) {
            // Given
            Random random = new Random(seed);
            List<PersonRecord> records = records(random);
            Matching matching = new Matching(records);
            Map<String, PersonRecord> plain = new LinkedHashMap<>();
            records.forEach(r -> plain.put(key(r), r));
            Collections.shuffle(records, random);

            // When // Then
            for (PersonRecord record : records) {
                PersonRecord found = matching.match(record);
                assertThat(found).as("seed %d", seed).isEqualTo(compared(record, plain.values()));
                matching.put(found);
                plain.put(key(found), found);
            }
        }
    }

    private static List<PersonRecord> records(Random random) {
        Map<String, PersonRecord> records = new LinkedHashMap<>();
        for (int i = 0; i < 1 + random.nextInt(9); i++) {
            String id = "r" + random.nextInt(4);
            String email = random.nextInt(4) == 0 ? null : random.nextInt(3) + "@x.example";
            PersonRecord record =
                    random.nextBoolean()
                            ? listed(id, email)
                            : scim(
                                    id,
                                    random.nextInt(3) == 0 ? "r" + random.nextInt(4) : null,
                                    List.of("r" + random.nextInt(4)),
                                    email);
            records.put(key(record), random.nextInt(5) == 0 ? record.left(AT) : record);
        }
        return new ArrayList<>(records.values());
    }

    /// The rule as it is told, against every record there is.
    private static PersonRecord compared(PersonRecord record, Collection<PersonRecord> all) {
        if (record.source() == PersonSource.PEOPLE_FILE) {
            return record;
        }
        List<PersonRecord> others =
                all.stream().filter(other -> !key(other).equals(key(record))).toList();
        String before = record.personId();
        Set<String> candidates =
                before != null && !record.standsAlone()
                        ? Set.of(before)
                        : others.stream()
                                .filter(other -> names(record, other))
                                .flatMap(other -> Stream.ofNullable(other.personId()))
                                .collect(Collectors.toCollection(TreeSet::new));
        if (candidates.size() > 1) {
            return record.aboutNobody(
                    "its ids and its address are those of different people: "
                            + String.join(", ", candidates));
        }
        if (candidates.isEmpty()) {
            return record.email() == null
                    ? record.aboutNobody("it has no address, and its ids are nobody's")
                    : record.about(record.recordId());
        }
        String person = candidates.iterator().next();
        return others.stream()
                .filter(other -> other.source() == record.source())
                .filter(other -> !other.retired() && !record.retired())
                .filter(other -> person.equals(other.personId()))
                .map(PersonRecord::recordId)
                .min(Comparator.naturalOrder())
                .map(other -> record.aboutNobody("%s is %s already".formatted(other, person)))
                .orElseGet(() -> record.about(person));
    }

    private static boolean names(PersonRecord record, PersonRecord other) {
        return other.source() == PersonSource.PEOPLE_FILE
                        && record.externalIds().contains(other.recordId())
                || record.email() != null && record.email().equals(other.email());
    }

    private static PersonRecord listed(String id, @Nullable String email) {
        return record(PersonSource.PEOPLE_FILE, id, id, List.of(), email);
    }

    private static PersonRecord scim(
            String id, @Nullable String person, List<String> externalIds, @Nullable String email) {
        return record(PersonSource.SCIM, id, person, externalIds, email);
    }

    private static PersonRecord record(
            PersonSource source,
            String id,
            @Nullable String person,
            List<String> externalIds,
            @Nullable String email) {
        return new PersonRecord(
                source,
                id,
                person,
                externalIds,
                email,
                null,
                null,
                null,
                PersonStatus.ACTIVE,
                null,
                null,
                AT,
                false,
                null);
    }

    private static String key(PersonRecord record) {
        return record.source() + " " + record.recordId();
    }
}
