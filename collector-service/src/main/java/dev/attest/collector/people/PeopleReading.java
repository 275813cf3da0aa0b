package dev.attest.collector.people;

import dev.attest.collector.imports.Quarantined;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A people file, checked.
///
/// @param tellsPrincipals whether it has a column for whose principals are whose
/// @param lines how many people the file lists
/// @param refused lines and values that were not taken in; of very many only the first
/// @param refusedCount how many were not taken in
/// @param warnings what was taken in but deserves a look
/// @param gaps why the file cannot prove that somebody left; empty when it can
public record PeopleReading(
        boolean tellsPrincipals,
        int lines,
        List<PersonReading> people,
        List<Quarantined> refused,
        int refusedCount,
        List<String> warnings,
        List<String> gaps) {

    public PeopleReading {
        people = List.copyOf(people);
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
        gaps = List.copyOf(gaps);
    }

    /// The principals that somebody claims.
    Set<String> claimed() {
        return people.stream()
                .flatMap(person -> person.principals().stream())
                .collect(Collectors.toSet());
    }

    /// Claims of principals that no snapshot has shown, in words.
    List<String> unseen(Set<String> unknown) {
        List<String> words = new ArrayList<>();
        for (PersonReading person : people) {
            for (String principal : person.principals()) {
                if (unknown.contains(principal)) {
                    words.add(
                            "line %d: no snapshot shows the principal %s of %s; it is linked when one does"
                                    .formatted(person.line(), principal, person.personId()));
                }
            }
        }
        return words;
    }
}
