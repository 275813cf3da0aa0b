package dev.attest.collector.people;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people of the company out of what every source says of them, in one transaction.
public final class Register {

    private final RecordRows records;
    private final PersonRows people;
    private final List<PersonSource> order;

    /// @param order the sources, the most trusted first
    public Register(SqlConnection connection, List<PersonSource> order) {
        records = new RecordRows(connection);
        people = new PersonRows(connection);
        this.order = List.copyOf(order);
    }

    /// What a source says of somebody.
    public Optional<PersonRecord> record(PersonSource source, String recordId) {
        return records.find(source, recordId);
    }

    @Nullable Instant latest(PersonSource source) {
        return records.latest(source);
    }

    /// Takes what a people file says of these people. Addresses can move from one to another.
    ///
    /// @return everybody of whom something else is known now, among them who is listed
    Set<String> list(List<PersonReading> listed, Instant observedAt) {
        Set<String> emails = listed.stream().map(PersonReading::email).collect(Collectors.toSet());
        List<String> ids = listed.stream().map(PersonReading::personId).toList();
        Set<String> robbed =
                records.takeAddresses(PersonSource.PEOPLE_FILE, emails, ids, observedAt);
        List<PersonRecord> said = listed.stream().map(p -> PersonRecord.of(p, observedAt)).toList();
        records.keep(said);
        Set<String> touched = rematch(said, List.of());
        touched.addAll(ids);
        touched.addAll(robbed);
        merge(touched, observedAt);
        return touched;
    }

    /// Takes what a source says of one person.
    ///
    /// @return everybody of whom something else is known now
    public Set<String> keep(PersonRecord said) {
        Optional<PersonRecord> before = records.find(said.source(), said.recordId());
        PersonRecord now = before.map(PersonRecord::personId).map(said::about).orElse(said);
        records.keep(List.of(now));
        Set<String> touched = rematch(List.of(now), before.stream().toList());
        merge(touched, said.observedAt());
        return touched;
    }

    /// People whom a newer complete people file no longer lists: they have left.
    Set<String> leave(Collection<String> listed, Instant observedAt) {
        Set<String> left = records.leave(PersonSource.PEOPLE_FILE, listed, observedAt);
        merge(left, observedAt);
        return left;
    }

    /// Finds out anew whom records are about that share an id or an address with these.
    private Set<String> rematch(List<PersonRecord> now, List<PersonRecord> before) {
        List<PersonRecord> near =
                records.knowing(
                        both(now, before).flatMap(r -> Stream.ofNullable(r.email())).toList(),
                        both(now, before).flatMap(r -> r.ids().stream()).distinct().toList());
        Matching matching = new Matching(near);
        records.of(persons(near)).forEach(matching::put);
        Set<String> touched = persons(now);
        touched.addAll(persons(before));
        List<PersonRecord> changed = new ArrayList<>();
        for (PersonRecord record : settledFirst(near)) {
            PersonRecord matched = matching.match(record);
            if (!matched.equals(record)) {
                matching.put(matched);
                changed.add(matched);
                touched.addAll(persons(List.of(record, matched)));
            }
        }
        touched.addAll(reportsOf(changed));
        records.keep(changed);
        return touched;
    }

    /// The people whose manager is told by one of these records.
    private Set<String> reportsOf(List<PersonRecord> managers) {
        Map<PersonSource, List<String>> bySource =
                managers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        PersonRecord::source,
                                        Collectors.mapping(
                                                PersonRecord::recordId, Collectors.toList())));
        Set<String> reports = new HashSet<>();
        bySource.forEach((source, ids) -> reports.addAll(records.reportsOf(source, ids)));
        return reports;
    }

    private static Stream<PersonRecord> both(List<PersonRecord> one, List<PersonRecord> other) {
        return Stream.concat(one.stream(), other.stream());
    }

    private static List<PersonRecord> settledFirst(List<PersonRecord> records) {
        return records.stream()
                .sorted(
                        Comparator.comparing((PersonRecord r) -> r.personId() == null)
                                .thenComparing(PersonRecord::source)
                                .thenComparing(PersonRecord::recordId))
                .toList();
    }

    private static Set<String> persons(Collection<PersonRecord> records) {
        Set<String> persons = new HashSet<>();
        records.forEach(r -> Optional.ofNullable(r.personId()).ifPresent(persons::add));
        return persons;
    }

    private void merge(Set<String> persons, Instant at) {
        Map<String, List<PersonRecord>> said =
                records.of(persons).stream()
                        .collect(Collectors.groupingBy(r -> String.valueOf(r.personId())));
        List<MergedPerson> merged =
                said.entrySet().stream()
                        .map(e -> MergedPerson.of(e.getKey(), e.getValue(), order))
                        .sorted(Comparator.comparing(MergedPerson::personId))
                        .toList();
        people.keep(merged);
        Set<String> nobody = new HashSet<>(persons);
        nobody.removeAll(said.keySet());
        people.dissolve(nobody, at);
    }
}
