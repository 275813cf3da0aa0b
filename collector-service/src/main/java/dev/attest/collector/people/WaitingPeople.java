package dev.attest.collector.people;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// People whose identities wait to be judged anew, in one transaction: those of a change that
/// concerns more than one transaction takes. Whoever puts or takes holds the lock of imports.
public final class WaitingPeople {

    /// As many as one transaction judges.
    public static final int AT_ONCE = 200;

    private final SqlConnection connection;

    public WaitingPeople(SqlConnection connection) {
        this.connection = connection;
    }

    /// Has people wait; [JudgeWaiting] takes them.
    public void put(Collection<String> people) {
        connection
                .preparedQuery(
                        "insert into person_to_judge (person_id) select unnest($1::text[])"
                                + " on conflict on constraint person_to_judge_pk do nothing")
                .executeAndAwait(Tuple.tuple().addArrayOfString(people.toArray(String[]::new)));
    }

    boolean any() {
        return connection.query("select from person_to_judge limit 1").executeAndAwait().size() > 0;
    }

    /// Takes some, who wait no more once the transaction is over.
    Set<String> take() {
        Set<String> taken = new HashSet<>();
        connection
                .preparedQuery(
                        "delete from person_to_judge where person_id in (select person_id"
                                + " from person_to_judge order by person_id limit $1)"
                                + " returning person_id")
                .executeAndAwait(Tuple.of(AT_ONCE))
                .forEach(row -> taken.add(row.getString(0)));
        return taken;
    }
}
