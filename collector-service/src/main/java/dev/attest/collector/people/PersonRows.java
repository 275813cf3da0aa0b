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
import java.util.Optional;
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
