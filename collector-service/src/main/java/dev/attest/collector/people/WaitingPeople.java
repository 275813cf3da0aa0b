package dev.attest.collector.people;

import static dev.attest.collector.platform.Times.utc;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// People whose identities wait to be judged anew, in one transaction: those of a change that
/// concerns more than one transaction takes. Whoever puts or takes holds the lock of imports.
public final class WaitingPeople {

    /// As many as one transaction judges.
    public static final int AT_ONCE = 200;

    private static final String DUE = "(next_at is null or next_at <= $1)";

    private final SqlConnection connection;

    public WaitingPeople(SqlConnection connection) {
        this.connection = connection;
    }

    /// Somebody who waits.
    ///
    /// @param attempts how often judging them failed
    /// @param request the last one to judge them
    record Waiting(String personId, int attempts, long request) {}

    /// Has people wait; [JudgeWaiting] takes them. Something changed of those who stepped aside,
    /// too: they are tried at once.
    public void put(Collection<String> people) {
        connection
                .preparedQuery(
                        "insert into person_to_judge (person_id) select unnest($1::text[])"
                                + " on conflict on constraint person_to_judge_pk"
                                + " do update set next_at = null, request = default")
                .executeAndAwait(Tuple.tuple().addArrayOfString(people.toArray(String[]::new)));
    }

    /// Some whose turn it is, first those who never failed.
    List<Waiting> due(Instant now) {
        List<Waiting> due = new ArrayList<>();
        connection
                .preparedQuery(
                        "select person_id, attempts, request from person_to_judge where "
                                + DUE
                                + " order by attempts, person_id limit $2")
                .executeAndAwait(Tuple.of(utc(now), AT_ONCE))
                .forEach(row ->
                        due.add(new Waiting(row.getString(0), row.getInteger(1), row.getLong(2))));
        return due;
    }

    /// Takes those who still wait, and who wait no more once the transaction is over.
    Set<String> take(Collection<Waiting> some, Instant now) {
        Set<String> taken = new HashSet<>();
        connection
                .preparedQuery(
                        "delete from person_to_judge where "
                                + DUE
                                + " and person_id = any($2) returning person_id")
                .executeAndAwait(
                        Tuple.of(utc(now))
                                .addArrayOfString(
                                        some.stream()
                                                .map(Waiting::personId)
                                                .toArray(String[]::new)))
                .forEach(row -> taken.add(row.getString(0)));
        return taken;
    }

    /// Has somebody wait for longer, unless they were judged, or are to be judged anew, meanwhile.
    void stepAside(Waiting who, String failure, Instant now, Instant nextAt) {
        connection
                .preparedQuery(
                        """
                        update person_to_judge set attempts = attempts + 1, failure = $3, next_at = $5,
                          failing_since = coalesce(failing_since, $4)
                        where person_id = $1 and request = $2
                        """)
                .executeAndAwait(
                        Tuple.tuple()
                                .addString(who.personId())
                                .addLong(who.request())
                                .addString(failure)
                                .addOffsetDateTime(utc(now))
                                .addOffsetDateTime(utc(nextAt)));
    }
}
