package dev.attest.collector.activity;

import dev.attest.collector.activity.PersonBehind.By;
import dev.attest.collector.activity.PersonBehind.Evidence;
import dev.attest.collector.identities.NamedPeople;
import dev.attest.collector.identities.NamedPerson;
import dev.attest.collector.identities.PrincipalPeople;
import dev.attest.collector.identities.SessionName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds out who is behind records, by what is known of people and principals when somebody looks.
@ApplicationScoped
class PeopleBehind {

    private final SessionChains sessions;
    private final PrincipalPeople principals;
    private final NamedPeople names;

    PeopleBehind(SessionChains sessions, PrincipalPeople principals, NamedPeople names) {
        this.sessions = sessions;
        this.principals = principals;
        this.names = names;
    }

    /// Whose the things are that clues name.
    private record Known(
            Map<String, String> principals,
            Map<String, String> centerUsers,
            Map<SessionName, NamedPerson> names) {}

    /// The records with whoever is behind each.
    Uni<List<ActivityView>> views(List<ActivityEntity> rows) {
        return sessions.traced(rows)
                .chain(traces -> {
                    List<List<Clue>> clues = traces.stream().map(Clue::of).toList();
                    return known(clues.stream().flatMap(List::stream).collect(Collectors.toSet()))
                            .map(known -> views(rows, traces, clues, known));
                });
    }

    private static List<ActivityView> views(
            List<ActivityEntity> rows,
            List<SessionTrace> traces,
            List<List<Clue>> clues,
            Known known) {
        List<ActivityView> views = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<Evidence> evidence =
                    clues.get(i).stream().flatMap(clue -> evidence(clue, known).stream()).toList();
            views.add(rows.get(i).view(traces.get(i).result(), PersonBehind.of(evidence)));
        }
        return views;
    }

    private Uni<Known> known(Set<Clue> clues) {
        Collection<String> ids =
                clues.stream().filter(Clue::principal).map(Clue::name).collect(Collectors.toSet());
        Collection<String> users =
                clues.stream()
                        .filter(clue -> clue.by() == By.IDENTITY_CENTER_ROLE)
                        .map(Clue::name)
                        .collect(Collectors.toSet());
        Collection<SessionName> forRules =
                clues.stream()
                        .flatMap(clue -> clue.forRules().stream())
                        .collect(Collectors.toSet());
        return principals
                .of(ids)
                .chain(owned ->
                        principals
                                .ofCenterUsers(users)
                                .chain(center ->
                                        names.of(forRules)
                                                .map(named -> new Known(owned, center, named))));
    }

    private static Optional<Evidence> evidence(Clue clue, Known known) {
        Optional<SessionName> forRules = clue.forRules();
        if (forRules.isPresent()) {
            return Optional.ofNullable(known.names().get(forRules.get()))
                    .map(who ->
                            new Evidence(
                                    clue.by(),
                                    clue.name(),
                                    who.person(),
                                    who.rule(),
                                    who.conflict()));
        }
        Map<String, String> people = clue.principal() ? known.principals() : known.centerUsers();
        return Optional.ofNullable(people.get(clue.name()))
                .map(person -> new Evidence(clue.by(), clue.name(), person, null, null));
    }
}
