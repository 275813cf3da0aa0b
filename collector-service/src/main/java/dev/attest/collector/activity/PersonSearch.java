package dev.attest.collector.activity;

import static java.util.stream.Collectors.toSet;

import dev.attest.collector.identities.NamedPeople;
import dev.attest.collector.identities.PrincipalPeople;
import dev.attest.collector.identities.PrincipalPeople.Own;
import dev.attest.collector.identities.SessionName;
import dev.attest.collector.platform.Criteria;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what a person acts under: their users, the names that are theirs, and the keys of the
/// sessions they began, from session to session. The other way round than [SessionChains], over the
/// same records.
@ApplicationScoped
class PersonSearch {

    /// What one question takes at most; whoever asks for more is told to narrow it.
    private static final int MOST_NAMES = 10_000;

    private static final int MOST_KEYS = 10_000;

    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final String HANDED_OUT = "select a.issuedKey, a.target, a.actorName ";

    /// Of a call into another account the record of that account may be the one with the key.
    private static final String HANDED_OUT_THERE = "select i.issuedKey, i.target, a.actorName ";

    private final SeenSessions sessions;
    private final PrincipalPeople principals;
    private final NamedPeople names;

    PersonSearch(SeenSessions sessions, PrincipalPeople principals, NamedPeople names) {
        this.sessions = sessions;
        this.principals = principals;
        this.names = names;
    }

    /// What somebody acts under from one moment to another.
    @WithSession
    Uni<PersonTraces> of(String person, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = from == null ? FIRST : from.minusDays(SessionTrace.LONGEST_DAYS);
        LocalDate last = to == null ? LAST : to;
        return principals
                .ofPerson(person)
                .chain(own -> roots(person, own, first, last))
                .chain(roots -> follow(roots, roots, first, last, SessionTrace.MOST_STEPS));
    }

    private Uni<PersonTraces> roots(String person, List<Own> own, LocalDate first, LocalDate last) {
        Set<String> centerUsers = ids(own.stream().filter(Own::center).toList());
        Set<String> named = own.stream().filter(Own::center).map(Own::name).collect(toSet());
        return names.within(person)
                .chain(parts ->
                        principals
                                .ofCenterUsers(named)
                                .map(users -> theirs(users, person))
                                .chain(users ->
                                        sessions.near(centerUsers, users, parts, first, last)
                                                .chain(seen -> roots(person, own, users, seen))));
    }

    private Uni<PersonTraces> roots(
            String person, List<Own> own, Set<String> centerNames, List<SeenSessions.Seen> seen) {
        Set<SessionName> told = seen.stream().flatMap(one -> one.names().stream()).collect(toSet());
        Set<String> ids = ids(own);
        return names.naming(person, told)
                .map(theirs -> {
                    Set<String> callers = ids.stream().map(PersonSearch::lastPart).collect(toSet());
                    seen.stream()
                            .filter(one -> one.any(ids, centerNames, theirs))
                            .forEach(one -> callers.add(one.caller()));
                    bounded(callers.size() + theirs.size(), MOST_NAMES);
                    return new PersonTraces(
                            callers,
                            ids,
                            ids(own.stream().filter(Own::center).toList()),
                            centerNames,
                            of(theirs, SessionName.Kind.SOURCE_IDENTITY),
                            of(theirs, SessionName.Kind.SESSION_NAME),
                            of(theirs, SessionName.Kind.PROVIDER_NAME),
                            Set.of());
                });
    }

    private static Set<String> theirs(Map<String, String> people, String person) {
        return people.entrySet().stream()
                .filter(entry -> entry.getValue().equals(person))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /// One step further from the calls of some sessions to those that they began.
    ///
    /// @param all what is known so far
    /// @param latest of that what was found last
    private Uni<PersonTraces> follow(
            PersonTraces all, PersonTraces latest, LocalDate first, LocalDate last, int steps) {
        if (steps == 0) {
            return Uni.createFrom().item(all);
        }
        return handedOut(HANDED_OUT, "ActivityEntity a", "a.issuedKey", latest, first, last)
                .chain(here ->
                        handedOut(
                                        HANDED_OUT_THERE,
                                        "ActivityEntity a join ActivityEntity i on"
                                                + " i.sharedEventId = a.sharedEventId"
                                                + " and i.eventDay between :first and :last",
                                        "i.issuedKey",
                                        latest,
                                        first,
                                        last)
                                .map(there -> here.plus(there)))
                .chain(found -> {
                    Set<String> fresh = new HashSet<>(found.keys());
                    fresh.removeAll(all.keys());
                    PersonTraces more = all.with(fresh, found.callers());
                    bounded(more.keys().size(), MOST_KEYS);
                    return fresh.isEmpty()
                            ? Uni.createFrom().item(more)
                            : follow(
                                    more,
                                    PersonTraces.ofKeys(fresh, found.callers()),
                                    first,
                                    last,
                                    steps - 1);
                });
    }

    /// Keys that calls handed out.
    ///
    /// @param callers who acts with them: a role, or for sessions of users the user
    private record HandedOut(Set<String> keys, Set<String> callers) {
        HandedOut plus(HandedOut other) {
            Set<String> allKeys = new HashSet<>(keys);
            allKeys.addAll(other.keys);
            Set<String> allCallers = new HashSet<>(callers);
            allCallers.addAll(other.callers);
            return new HandedOut(allKeys, allCallers);
        }
    }

    private static Uni<HandedOut> handedOut(
            String select,
            String from,
            String key,
            PersonTraces traces,
            LocalDate first,
            LocalDate last) {
        Criteria criteria =
                traces.into(
                        new Criteria()
                                .and("a.eventDay between :first and :last")
                                .and(key + " like 'ASIA%'")
                                .with("first", first)
                                .with("last", last));
        return Panache.getSession()
                .chain(session -> {
                    var query =
                            session.createSelectionQuery(
                                    select + criteria.hql(from, key), Object[].class);
                    criteria.parameters().forEach(query::setParameter);
                    return query.setMaxResults(MOST_KEYS + 1).getResultList();
                })
                .map(rows -> {
                    bounded(rows.size(), MOST_KEYS);
                    HandedOut found = new HandedOut(new HashSet<>(), new HashSet<>());
                    for (Object[] row : rows) {
                        String target = (String) row[1];
                        found.keys().add((String) row[0]);
                        found.callers().add(target == null ? (String) row[2] : lastPart(target));
                    }
                    return found;
                });
    }

    static void bounded(int found, int most) {
        if (found > most) {
            throw ProblemException.unprocessable(
                    "too-much-activity",
                    "there are more than %d names or keys to follow: narrow from and to"
                            .formatted(most));
        }
    }

    private static Set<String> ids(List<Own> own) {
        return own.stream().map(Own::principalId).collect(toSet());
    }

    private static Set<String> of(Set<SessionName> names, SessionName.Kind kind) {
        return names.stream()
                .filter(name -> name.kind() == kind)
                .map(SessionName::name)
                .collect(toSet());
    }

    /// Names of principals are the last part of their ARN.
    private static String lastPart(String principal) {
        return principal.startsWith("arn:")
                ? principal.substring(
                        Math.max(principal.lastIndexOf('/'), principal.lastIndexOf(':')) + 1)
                : principal;
    }
}
