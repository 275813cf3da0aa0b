package dev.attest.collector.people;

import dev.attest.collector.imports.Refusals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who reports to whom. Unknown managers and one's own self are left out; a cycle is reported and
/// kept, for it is what the company says: whoever walks up must watch their steps.
final class Managers {

    private final Refusals refused;
    private final List<String> warnings;

    Managers(Refusals refused, List<String> warnings) {
        this.refused = refused;
        this.warnings = warnings;
    }

    List<PersonReading> resolve(List<PersonReading> people) {
        Map<String, PersonReading> byEmail = new HashMap<>();
        people.forEach(p -> byEmail.put(p.email(), p));
        List<PersonReading> resolved = people.stream().map(p -> resolve(p, byEmail)).toList();
        reportCycles(resolved);
        return resolved;
    }

    private PersonReading resolve(PersonReading person, Map<String, PersonReading> byEmail) {
        String email = person.managerEmail();
        if (email == null) {
            return person;
        }
        PersonReading manager = byEmail.get(email);
        if (manager == null) {
            warnings.add(
                    "line %d: the manager of %s is not in the file: %s"
                            .formatted(person.line(), person.personId(), email));
            return person;
        }
        if (manager.personId().equals(person.personId())) {
            refused.add(
                    "line " + person.line(),
                    person.personId() + " is their own manager; no manager is taken",
                    email);
            return person;
        }
        return person.managedBy(manager.personId());
    }

    private void reportCycles(List<PersonReading> people) {
        Map<String, PersonReading> byId = new LinkedHashMap<>();
        people.forEach(p -> byId.put(p.personId(), p));
        Set<String> done = new HashSet<>();
        for (PersonReading start : people) {
            List<PersonReading> path = new ArrayList<>();
            Set<String> onPath = new HashSet<>();
            PersonReading at = start;
            while (at != null && !done.contains(at.personId()) && onPath.add(at.personId())) {
                path.add(at);
                at = at.managerId() == null ? null : byId.get(at.managerId());
            }
            if (at != null && onPath.contains(at.personId()) && !done.contains(at.personId())) {
                report(path.subList(path.indexOf(at), path.size()));
            }
            done.addAll(onPath);
        }
    }

    private void report(List<PersonReading> cycle) {
        String people =
                cycle.stream().map(PersonReading::personId).collect(Collectors.joining(" -> "))
                        + " -> "
                        + cycle.getFirst().personId();
        String lines =
                cycle.stream().map(p -> Long.toString(p.line())).collect(Collectors.joining(", "));
        String reason = "these people manage each other in a cycle; they are kept as the file says";
        refused.add("lines " + lines, reason, people);
        warnings.add("lines %s: %s: %s".formatted(lines, reason, people));
    }
}
