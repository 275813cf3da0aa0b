package dev.attest.collector.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whom a record is about. A record of the people file says so itself; any other is about whom an
/// external id or the address names, and when these name two people, about nobody: nothing is
/// guessed.
///
/// The records are kept by what others can name them by, so that each is compared with few: of two
/// sources that first meet every record is matched.
final class Matching {

    private final Map<Key, PersonRecord> known = new HashMap<>();
    private final Map<Term, Map<Key, PersonRecord>> byTerm = new HashMap<>();

    /// A record, whatever it says.
    private record Key(PersonSource source, String recordId) {
        static Key of(PersonRecord record) {
            return new Key(record.source(), record.recordId());
        }
    }

    /// By what a record is found.
    private sealed interface Term {
        /// Whoever has an address.
        record Address(String email) implements Term {}

        /// Whom the people file calls so.
        record Listed(String recordId) implements Term {}

        /// What a source says of a person.
        record Said(PersonSource source, String person) implements Term {}
    }

    /// @param known every record that shares an id or the address with those to be matched
    Matching(Collection<PersonRecord> known) {
        known.forEach(this::put);
    }

    /// Takes a record in the place of what was known of it.
    void put(PersonRecord record) {
        Key key = Key.of(record);
        PersonRecord before = known.put(key, record);
        if (before != null) {
            terms(before).forEach(term -> records(term).remove(key));
        }
        terms(record)
                .forEach(term ->
                        byTerm.computeIfAbsent(term, _ -> new LinkedHashMap<>()).put(key, record));
    }

    private static List<Term> terms(PersonRecord record) {
        List<Term> terms = new ArrayList<>(address(record));
        String person = record.personId();
        if (person != null) {
            terms.add(new Term.Said(record.source(), person));
        }
        if (record.source() == PersonSource.PEOPLE_FILE) {
            terms.add(new Term.Listed(record.recordId()));
        }
        return terms;
    }

    private static List<Term> address(PersonRecord record) {
        String email = record.email();
        return email == null ? List.of() : List.of(new Term.Address(email));
    }

    private Map<Key, PersonRecord> records(Term term) {
        return byTerm.getOrDefault(term, Map.of());
    }

    PersonRecord match(PersonRecord record) {
        if (record.source() == PersonSource.PEOPLE_FILE) {
            return record;
        }
        Set<String> candidates = candidates(record);
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
        String other = sameSource(record, person);
        return other.isEmpty()
                ? record.about(person)
                : record.aboutNobody("%s is %s already".formatted(other, person));
    }

    /// Once about somebody else than itself, a record stays with them: addresses change.
    private Set<String> candidates(PersonRecord record) {
        String before = record.personId();
        if (before != null && !record.standsAlone()) {
            return Set.of(before);
        }
        Set<String> people = new TreeSet<>();
        named(record).stream()
                .flatMap(other -> Stream.ofNullable(other.personId()))
                .forEach(people::add);
        return people;
    }

    /// Other records that a record names by their ids or by its address: all that it is compared
    /// with.
    List<PersonRecord> named(PersonRecord record) {
        Stream<Term> ids = record.externalIds().stream().map(Term.Listed::new);
        return Stream.concat(ids, address(record).stream())
                .flatMap(term -> others(record, term))
                .toList();
    }

    private Stream<PersonRecord> others(PersonRecord record, Term term) {
        Key own = Key.of(record);
        return records(term).entrySet().stream()
                .filter(other -> !other.getKey().equals(own))
                .map(Map.Entry::getValue);
    }

    private String sameSource(PersonRecord record, String person) {
        return others(record, new Term.Said(record.source(), person))
                .filter(other -> !other.retired() && !record.retired())
                .map(PersonRecord::recordId)
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
