package dev.attest.certification.routing.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody the company named, by id and by e-mail.
public final class People {
    private final Map<String, Reviewer> byId = new HashMap<>();
    private final Map<String, Reviewer> byEmail = new HashMap<>();

    public People(Collection<Reviewer> people) {
        for (var person : people) {
            byId.put(person.personId(), person);
            byEmail.put(person.email().toLowerCase(Locale.ROOT), person);
        }
    }

    public Optional<Reviewer> byId(@Nullable String personId) {
        return personId == null ? Optional.empty() : Optional.ofNullable(byId.get(personId));
    }

    public Optional<Reviewer> byEmail(@Nullable String email) {
        return email == null
                ? Optional.empty()
                : Optional.ofNullable(byEmail.get(email.toLowerCase(Locale.ROOT)));
    }

    public Optional<Reviewer> managerOf(Reviewer person) {
        return byId(person.managerId());
    }

    /// Whether `personId` stands somewhere above `reportId`. Ends on cycles.
    public boolean standsAbove(String personId, String reportId) {
        Set<String> seen = new HashSet<>();
        var next = byId(reportId).flatMap(this::managerOf);
        while (next.isPresent() && seen.add(next.get().personId())) {
            if (next.get().personId().equals(personId)) {
                return true;
            }
            next = managerOf(next.get());
        }
        return false;
    }
}
