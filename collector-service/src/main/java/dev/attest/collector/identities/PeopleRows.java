package dev.attest.collector.identities;

import dev.attest.collector.identities.Judged.Behind;
import dev.attest.events.inventory.PersonStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who the people are, for those who name them by keys.
final class PeopleRows {

    /// Every key of every person: by any source, and of whoever has left, too.
    private static final String KEYS =
            """
            (select person_id, 'id:' || person_id as person_key from person_record
              union select person_id, 'id:' || x.id
                from person_record, unnest(external_ids) as x (id)
              union select person_id, 'mail:' || email from person_record
              union select person_id, 'login:' || split_part(email, '@', 1) from person_record) k
            """;

    /// What some people are named by.
    static final String KEYS_OF =
            "select person_key from "
                    + KEYS
                    + " where person_id = any($1) and person_key is not null";

    /// Each key with who bears it.
    static final String BEARING =
            """
            select k.key, r.person_id from unnest($1::text[]) as k (key)
              join person_record r on
                k.key like 'id:%' and (r.person_id = substr(k.key, 4)
                  or r.external_ids @> array[substr(k.key, 4)])
              where r.person_id is not null
            union
            select k.key, r.person_id from unnest($1::text[]) as k (key)
              join person_record r on r.email = substr(k.key, 6)
              where k.key like 'mail:%' and r.person_id is not null
            union
            select k.key, r.person_id from unnest($1::text[]) as k (key)
              join person_record r on split_part(r.email, '@', 1) = substr(k.key, 7)
              where k.key like 'login:%' and r.email is not null
                and r.person_id is not null
            """;

    private final SqlConnection connection;

    PeopleRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// What people are named by.
    Set<String> keys(Collection<String> people) {
        Set<String> keys = new HashSet<>();
        connection
                .preparedQuery(KEYS_OF)
                .executeAndAwait(Tuple.tuple().addArrayOfString(people.toArray(String[]::new)))
                .forEach(row -> keys.add(row.getString(0)));
        return keys;
    }

    /// The people and those whose manager they are, for whom they may answer.
    Set<String> withReports(Collection<String> people) {
        Set<String> all = new HashSet<>(people);
        connection
                .preparedQuery("select person_id from person where manager_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(people.toArray(String[]::new)))
                .forEach(row -> all.add(row.getString(0)));
        return all;
    }

    /// Who bears the keys; a key that nobody bears is missing.
    Map<String, Set<String>> bearing(Collection<String> keys) {
        return byKey(
                connection
                        .preparedQuery(BEARING)
                        .executeAndAwait(
                                Tuple.tuple().addArrayOfString(keys.toArray(String[]::new))));
    }

    /// @param rows of [#BEARING]
    static Map<String, Set<String>> byKey(RowSet<Row> rows) {
        Map<String, Set<String>> found = new HashMap<>();
        rows.forEach(row ->
                found.computeIfAbsent(row.getString(0), _ -> new HashSet<>())
                        .add(row.getString(1)));
        return found;
    }

    /// Everybody of these, and their managers.
    Map<String, Behind> behind(Collection<String> people) {
        Map<String, Behind> found = new HashMap<>();
        connection
                .preparedQuery(
                        "select person_id, status, manager_id from person where person_id = any($1)"
                                + " or person_id in (select manager_id from person"
                                + " where person_id = any($1))")
                .executeAndAwait(Tuple.tuple().addArrayOfString(people.toArray(String[]::new)))
                .forEach(row ->
                        found.put(
                                row.getString(0),
                                new Behind(
                                        PersonStatus.valueOf(row.getString(1)), row.getString(2))));
        return found;
    }
}
