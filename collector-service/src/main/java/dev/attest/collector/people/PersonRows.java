package dev.attest.collector.people;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables of people and their claims, as one import sees them in its transaction.
final class PersonRows {

    private final SqlConnection connection;

    PersonRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// Replaces what is known of these people. Addresses can move from one person to another; one
    /// that somebody else has stays theirs.
    void keep(List<MergedPerson> people) {
        if (people.isEmpty()) {
            return;
        }
        String[] ids = people.stream().map(MergedPerson::personId).toArray(String[]::new);
        Map<String, String> managers = managers(people);
        connection
                .preparedQuery(
                        "update person set email = person_id || '@moved.invalid'"
                                + " where person_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(ids));
        Set<String> taken = takenAddresses(people);
        List<Tuple> rows = new ArrayList<>();
        for (MergedPerson person : people) {
            String email = person.email();
            boolean own = email != null && taken.add(email);
            rows.add(
                    row(
                            person,
                            email == null || !own ? person.personId() + "@moved.invalid" : email,
                            manager(person, managers)));
        }
        connection
                .preparedQuery(
                        """
                        insert into person as p (person_id, email, name, manager_id, department, status,
                          start_date, end_date, observed_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (person_id) do update set email = excluded.email,
                          name = excluded.name, manager_id = excluded.manager_id,
                          department = excluded.department, status = excluded.status,
                          start_date = excluded.start_date, end_date = excluded.end_date,
                          observed_at = greatest(p.observed_at, excluded.observed_at)
                        """)
                .executeBatchAndAwait(rows);
    }

    /// People of whom no source says anything any more, because who told of them meant others.
    void dissolve(Set<String> people, Instant at) {
        connection
                .preparedQuery(
                        "update person set status = 'LEFT', email = person_id || '@moved.invalid',"
                                + " manager_id = null, observed_at = greatest(observed_at, $2)"
                                + " where person_id = any($1)")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(people.toArray(String[]::new))
                                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)));
    }

    private Set<String> takenAddresses(List<MergedPerson> people) {
        Set<String> taken = new HashSet<>();
        connection
                .preparedQuery("select email from person where email = any($1)")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(
                                        people.stream()
                                                .map(MergedPerson::email)
                                                .filter(Objects::nonNull)
                                                .toArray(String[]::new)))
                .forEach(row -> taken.add(row.getString(0)));
        return taken;
    }

    /// Whom the records mean that are named as managers.
    private Map<String, String> managers(List<MergedPerson> people) {
        String[] names =
                people.stream()
                        .map(MergedPerson::managerRecord)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new);
        Map<String, String> found = new HashMap<>();
        connection
                .preparedQuery(
                        "select source, record_id, person_id from person_record"
                                + " where record_id = any($1) and person_id is not null")
                .executeAndAwait(Tuple.tuple().addArrayOfString(names))
                .forEach(row ->
                        found.put(row.getString(0) + " " + row.getString(1), row.getString(2)));
        return found;
    }

    private static @Nullable String manager(MergedPerson person, Map<String, String> managers) {
        String id = managers.get(person.managerSource() + " " + person.managerRecord());
        return person.personId().equals(id) ? null : id;
    }

    private static Tuple row(MergedPerson p, String email, @Nullable String managerId) {
        return Tuple.tuple()
                .addString(p.personId())
                .addString(email)
                .addString(p.name())
                .addString(managerId)
                .addString(p.department())
                .addString(p.status().name())
                .addLocalDate(p.start())
                .addLocalDate(p.end())
                .addOffsetDateTime(p.observedAt().atOffset(ZoneOffset.UTC));
    }

    /// What became of claims.
    ///
    /// @param principals those whose person changed
    /// @param uniqueIds whom the claims to these meant, whatever they are called by now
    /// @param losers people who had one of them before
    record Claimed(Set<String> principals, Set<String> uniqueIds, Set<String> losers) {}

    private record Claim(String personId, @Nullable String uniqueId) {}

    /// Replaces the claims of these people. Whoever is not listed keeps theirs: a leaver's
    /// principals are still the leaver's. Only what a listed person claims changes hands. A claim
    /// that is made again means whom it meant before; a new one means who bears the name now.
    Claimed keepClaims(List<PersonReading> people) {
        Map<String, String> after = new HashMap<>();
        people.forEach(p -> p.principals().forEach(id -> after.put(id, p.personId())));
        String[] principals = after.keySet().toArray(String[]::new);
        Map<String, Claim> before = new HashMap<>();
        connection
                .preparedQuery(
                        "delete from person_claim where person_id = any($1) or principal_id = any($2)"
                                + " returning principal_id, person_id, unique_id")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(
                                        people.stream()
                                                .map(PersonReading::personId)
                                                .toArray(String[]::new))
                                .addArrayOfString(principals))
                .forEach(row ->
                        before.put(
                                row.getString(0), new Claim(row.getString(1), row.getString(2))));
        keepClaims(principals, after, before);
        Set<String> changed = new HashSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(id -> again(before.get(id), after.get(id)));
        Set<String> losers = new HashSet<>();
        Set<String> uniqueIds = new HashSet<>();
        changed.stream()
                .map(before::get)
                .filter(Objects::nonNull)
                .forEach(claim -> {
                    losers.add(claim.personId());
                    Optional.ofNullable(claim.uniqueId()).ifPresent(uniqueIds::add);
                });
        return new Claimed(changed, uniqueIds, losers);
    }

    private static boolean again(@Nullable Claim before, @Nullable String personId) {
        return before != null && before.personId().equals(personId);
    }

    private void keepClaims(
            String[] principals, Map<String, String> after, Map<String, Claim> before) {
        String[] persons = new String[principals.length];
        @Nullable String[] uniqueIds = new @Nullable String[principals.length];
        for (int i = 0; i < principals.length; i++) {
            Claim was = before.get(principals[i]);
            persons[i] = Objects.requireNonNull(after.get(principals[i]));
            uniqueIds[i] = was != null && again(was, persons[i]) ? was.uniqueId() : null;
        }
        connection
                .preparedQuery(
                        """
                        insert into person_claim (principal_id, person_id, unique_id)
                        select x.principal_id, x.person_id, coalesce(x.unique_id, p.unique_id)
                        from unnest($1::text[], $2::text[], $3::text[])
                          as x (principal_id, person_id, unique_id)
                        left join principal p on p.principal_id = x.principal_id and p.present
                        """)
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(principals)
                                .addArrayOfString(persons)
                                .addArrayOfString(uniqueIds));
    }
}
