package dev.attest.collector.people;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whom a record is about. A record of the people file says so itself; any other is about whom an
/// external id or the address names, and when these name two people, about nobody: nothing is
/// guessed.
final class Matching {

    private final Collection<PersonRecord> known;

    /// @param known every record that shares an id or the address with those to be matched
    Matching(Collection<PersonRecord> known) {
        this.known = known;
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
        return known.stream()
                .filter(other -> !same(other, record))
                .filter(other -> other.personId() != null)
                .filter(other -> names(record, other))
                .map(other -> String.valueOf(other.personId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean names(PersonRecord record, PersonRecord other) {
        boolean byId =
                other.source() == PersonSource.PEOPLE_FILE
                        && record.externalIds().contains(other.recordId());
        return byId || record.email() != null && record.email().equals(other.email());
    }

    private String sameSource(PersonRecord record, String person) {
        return known.stream()
                .filter(other -> !same(other, record) && other.source() == record.source())
                .filter(other -> !other.retired() && !record.retired())
                .filter(other -> person.equals(other.personId()))
                .map(PersonRecord::recordId)
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private static boolean same(PersonRecord one, PersonRecord other) {
        return one.source() == other.source() && one.recordId().equals(other.recordId());
    }
}
