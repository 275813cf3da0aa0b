package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One person out of what the sources say: of each attribute what the most trusted source says that
/// says anything. Only about leaving every source is believed: whoever has left by one of them has
/// left, until all agree that they are back.
///
/// @param email null when no source tells one
record MergedPerson(
        String personId,
        @Nullable String email,
        String name,
        @Nullable String managerRecord,
        @Nullable PersonSource managerSource,
        @Nullable String department,
        PersonStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        Instant observedAt) {

    /// @param records those of one person, in any order; at least one
    /// @param order the sources, the most trusted first
    static MergedPerson of(
            String personId, Collection<PersonRecord> records, List<PersonSource> order) {
        List<PersonRecord> spoken = speaking(records, order);
        PersonRecord manager = first(spoken, r -> r.managerRecord() == null ? null : r);
        String name = first(spoken, PersonRecord::name);
        return new MergedPerson(
                personId,
                first(spoken, PersonRecord::email),
                name == null ? personId : name,
                manager == null ? null : manager.managerRecord(),
                manager == null ? null : manager.source(),
                first(spoken, PersonRecord::department),
                status(spoken),
                first(spoken, PersonRecord::start),
                first(spoken, PersonRecord::end),
                spoken.stream()
                        .map(PersonRecord::observedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /// One record of each source, the most trusted source first: who came back under a new record
    /// is no longer who the old one was.
    static List<PersonRecord> speaking(Collection<PersonRecord> records, List<PersonSource> order) {
        Comparator<PersonRecord> newest =
                Comparator.comparing(PersonRecord::retired)
                        .thenComparing(PersonRecord::observedAt, Comparator.reverseOrder())
                        .thenComparing(PersonRecord::recordId);
        return records.stream()
                .map(PersonRecord::source)
                .distinct()
                .sorted(
                        Comparator.comparingInt((PersonSource s) -> rank(s, order))
                                .thenComparing(Comparator.naturalOrder()))
                .map(source ->
                        records.stream()
                                .filter(r -> r.source() == source)
                                .min(newest)
                                .orElseThrow())
                .toList();
    }

    private static int rank(PersonSource source, List<PersonSource> order) {
        int place = order.indexOf(source);
        return place < 0 ? order.size() : place;
    }

    private static PersonStatus status(List<PersonRecord> spoken) {
        return spoken.stream().anyMatch(r -> r.status() == PersonStatus.LEFT)
                ? PersonStatus.LEFT
                : spoken.getFirst().status();
    }

    static <T> @Nullable T first(
            List<PersonRecord> spoken, Function<PersonRecord, @Nullable T> attribute) {
        return spoken.stream().map(attribute).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// The attributes of the person that are what this record says.
    ///
    /// @param spoken every record of the person that counts, the most trusted first
    static List<String> counting(PersonRecord record, List<PersonRecord> spoken) {
        Map<String, Function<PersonRecord, @Nullable Object>> attributes = new TreeMap<>();
        attributes.put("email", PersonRecord::email);
        attributes.put("name", PersonRecord::name);
        attributes.put("managerId", PersonRecord::managerRecord);
        attributes.put("department", PersonRecord::department);
        attributes.put("start", PersonRecord::start);
        attributes.put("end", PersonRecord::end);
        List<String> counting = new ArrayList<>();
        attributes.forEach((name, attribute) -> {
            boolean first =
                    spoken.stream()
                            .filter(r -> attribute.apply(r) != null)
                            .findFirst()
                            .filter(record::equals)
                            .isPresent();
            if (first) {
                counting.add(name);
            }
        });
        if (record.status() == status(spoken)) {
            counting.add("status");
        }
        return counting;
    }
}
