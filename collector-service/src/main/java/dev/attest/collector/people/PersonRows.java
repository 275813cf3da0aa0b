package dev.attest.collector.people;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables of people and their claims, as one import sees them in its transaction.
final class PersonRows {

    private final SqlConnection connection;

    PersonRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// When the newest people file that was taken in was written; null before the first.
    @Nullable Instant latest() {
        Row row =
                connection
                        .query("select max(observed_at) from person")
                        .executeAndAwait()
                        .iterator()
                        .next();
        OffsetDateTime latest = row.getOffsetDateTime(0);
        return latest == null ? null : latest.toInstant();
    }

    /// Replaces what is known of these people. Addresses can move from one person to another.
    ///
    /// @return people who are not listed and whose address is now another's
    Set<String> keep(List<PersonReading> people, Instant observedAt) {
        String[] ids = people.stream().map(PersonReading::personId).toArray(String[]::new);
        Set<String> robbed = new HashSet<>();
        connection
                .preparedQuery(
                        "update person set email = person_id || '@moved.invalid', observed_at = $3"
                                + " where person_id = any($1) or email = any($2) returning person_id")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(ids)
                                .addArrayOfString(
                                        people.stream()
                                                .map(PersonReading::email)
                                                .toArray(String[]::new))
                                .addOffsetDateTime(observedAt.atOffset(ZoneOffset.UTC)))
                .forEach(row -> robbed.add(row.getString(0)));
        robbed.removeAll(Set.of(ids));
        connection
                .preparedQuery(
                        """
                        insert into person (person_id, email, name, manager_id, department, status,
                          start_date, end_date, observed_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (person_id) do update set email = excluded.email,
                          name = excluded.name, manager_id = excluded.manager_id,
                          department = excluded.department, status = excluded.status,
                          start_date = excluded.start_date, end_date = excluded.end_date,
                          observed_at = excluded.observed_at
                        """)
                .executeBatchAndAwait(people.stream().map(p -> row(p, observedAt)).toList());
        return robbed;
    }

    private static Tuple row(PersonReading p, Instant observedAt) {
        return Tuple.tuple()
                .addString(p.personId())
                .addString(p.email())
                .addString(p.name())
                .addString(p.managerId())
                .addString(p.department())
                .addString(p.status().name())
                .addLocalDate(p.start())
                .addLocalDate(p.end())
                .addOffsetDateTime(observedAt.atOffset(ZoneOffset.UTC));
    }

    /// What became of claims.
    ///
    /// @param principals those whose person changed
    /// @param losers people who had one of them before
    record Claimed(Set<String> principals, Set<String> losers) {}

    /// Replaces the claims of these people. Whoever is not listed keeps theirs: a leaver's
    /// principals are still the leaver's. Only what a listed person claims changes hands.
    Claimed keepClaims(List<PersonReading> people) {
        Map<String, String> after = new HashMap<>();
        people.forEach(p -> p.principals().forEach(id -> after.put(id, p.personId())));
        String[] principals = after.keySet().toArray(String[]::new);
        Map<String, String> before = new HashMap<>();
        connection
                .preparedQuery(
                        "delete from person_claim where person_id = any($1) or principal_id = any($2)"
                                + " returning principal_id, person_id")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(
                                        people.stream()
                                                .map(PersonReading::personId)
                                                .toArray(String[]::new))
                                .addArrayOfString(principals))
                .forEach(row -> before.put(row.getString(0), row.getString(1)));
        keepClaims(principals, after);
        Set<String> changed = new HashSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(id -> Objects.equals(before.get(id), after.get(id)));
        Set<String> losers = new HashSet<>();
        changed.stream().map(before::get).filter(Objects::nonNull).forEach(losers::add);
        return new Claimed(changed, losers);
    }

    private void keepClaims(String[] principals, Map<String, String> after) {
        String[] persons = new String[principals.length];
        for (int i = 0; i < principals.length; i++) {
            persons[i] = Objects.requireNonNull(after.get(principals[i]));
        }
        connection
                .preparedQuery(
                        "insert into person_claim (principal_id, person_id)"
                                + " select * from unnest($1::text[], $2::text[])")
                .executeAndAwait(
                        Tuple.tuple().addArrayOfString(principals).addArrayOfString(persons));
    }

    /// People that a newer complete file no longer lists: they have left.
    ///
    /// @return their ids
    List<String> leave(Collection<String> listed, Instant observedAt) {
        List<String> left = new ArrayList<>();
        connection
                .preparedQuery(
                        "update person set status = 'LEFT', observed_at = $2"
                                + " where not person_id = any($1) and status <> 'LEFT' returning person_id")
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfString(listed.toArray(String[]::new))
                                .addOffsetDateTime(observedAt.atOffset(ZoneOffset.UTC)))
                .forEach(row -> left.add(row.getString(0)));
        return left;
    }
}
