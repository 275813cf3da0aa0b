package dev.attest.collector.inventory;

import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PersonStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// People beside those of their principals that exist: both sides change what is told of them.
public final class Owners {

    private final SqlConnection connection;

    public Owners(SqlConnection connection) {
        this.connection = connection;
    }

    /// People as they are told.
    public List<PersonObserved> observed(Collection<String> personIds) {
        String[] ids = personIds.toArray(String[]::new);
        Map<String, List<String>> owned = new HashMap<>();
        connection
                .preparedQuery(
                        "select person_id, principal_id from principal"
                                + " where present and person_id = any($1) order by principal_id")
                .executeAndAwait(Tuple.tuple().addArrayOfString(ids))
                .forEach(row ->
                        owned.computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                                .add(row.getString(1)));
        List<PersonObserved> people = new ArrayList<>();
        connection
                .preparedQuery(
                        "select person_id, email, name, manager_id, department, status, start_date,"
                                + " end_date, observed_at from person where person_id = any($1) order by person_id")
                .executeAndAwait(Tuple.tuple().addArrayOfString(ids))
                .forEach(row -> people.add(person(row, owned)));
        return people;
    }

    private static PersonObserved person(Row row, Map<String, List<String>> owned) {
        return new PersonObserved(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                PersonStatus.valueOf(row.getString(5)),
                row.getLocalDate(6),
                row.getLocalDate(7),
                owned.getOrDefault(row.getString(0), List.of()),
                row.getOffsetDateTime(8).toInstant());
    }
}
