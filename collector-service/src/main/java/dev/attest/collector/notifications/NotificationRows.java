package dev.attest.collector.notifications;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.events.Severity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be sent and who is sending it. Leases run by the database's clock, so replicas need
/// not agree on the time; when something is due, by ours.
@ApplicationScoped
class NotificationRows {

    private static final String INSERT =
            "insert into notification (id, channel, kind, alert_id, severity, alerts, state,"
                    + " created_at, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /// The gravest first.
    static final String RANK =
            "array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'], %s::text)";

    // One replica at a time decides for a channel; it holds this for as long as that takes.
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('notifications of ' || $1, 0))::text";

    // More than the channel may be told in a minute is told together at the end of the minute.
    private static final String FOLD =
            "update notification set state = 'HELD',"
                    + " due_at = date_trunc('minute', $2::timestamptz) + interval '1 minute'"
                    + " where id in (select id from notification where channel = $1"
                    + " and state = 'PENDING' and kind = 'ALERT' and attempts = 0 and due_at <= $2"
                    + " order by "
                    + RANK.formatted("severity")
                    + ", due_at, id offset $3)";

    private static final String GATHER =
            "update notification set state = 'GATHERED', digest_id = $3, version = version + 1"
                    + " where channel = $1 and state = 'HELD' and due_at <= $2";

    // A message of which nothing is left is withdrawn itself.
    private static final String SUM_UP =
            "update notification d set alerts = coalesce(s.alerts, 0),"
                    + " severity = coalesce(s.severity, d.severity),"
                    + " state = case when s.alerts is null then 'WITHDRAWN' else d.state end"
                    + " from (select sum(alerts)::int as alerts, (array_agg(severity order by "
                    + RANK.formatted("severity")
                    + "))[1] as severity from notification where digest_id = $1) s where d.id = $1";

    private static final String TAKE =
            "update notification set lease_owner = $4, attempts = attempts + 1, attempted_at = $2,"
                    + " lease_until = clock_timestamp() + make_interval(secs => $5)"
                    + " where id = (select w.id from notification w where w.channel = $1"
                    + " and w.state = 'PENDING' and w.due_at <= $2"
                    + " and (w.lease_until is null or w.lease_until < clock_timestamp())"
                    + " and (select count(*) from notification r where r.channel = $1"
                    + " and r.attempted_at > $2::timestamptz - interval '1 minute') < $3"
                    + " order by "
                    + RANK.formatted("w.severity")
                    + ", w.due_at, w.id limit 1 for update of w skip locked)"
                    + " returning id, channel, kind, created_at, attempts";

    private static final String HELD_BY =
            " where id = $1 and attempts = $2 and lease_owner = $3 and state = 'PENDING'";

    // What was withdrawn while it was sent is sent all the same.
    private static final String SENT_BY =
            " where id = $1 and attempts = $2 and lease_owner = $3"
                    + " and state in ('PENDING', 'WITHDRAWN')";

    private final Withdrawals withdrawals;

    NotificationRows(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    void insert(SqlConnection connection, List<NewNotification> planned) {
        if (!planned.isEmpty()) {
            connection
                    .preparedQuery(INSERT)
                    .executeBatchAndAwait(planned.stream().map(NotificationRows::tuple).toList());
        }
    }

    /// Makes one message of what a channel is to be told together, without what was withdrawn.
    ///
    /// @param rate messages a minute that are told one by one
    void gather(SqlConnection connection, String channel, UUID digest, int rate, Instant now) {
        connection.preparedQuery(LOCK).executeAndAwait(Tuple.of(channel));
        withdrawals
                .leaveOut(connection, channel)
                .forEach(left -> connection.preparedQuery(SUM_UP).executeAndAwait(Tuple.of(left)));
        connection.preparedQuery(FOLD).executeAndAwait(Tuple.of(channel, utc(now), rate));
        boolean due =
                connection
                                .preparedQuery(
                                        "select 1 from notification where channel = $1"
                                                + " and state = 'HELD' and due_at <= $2 limit 1"
                                                + " for update")
                                .executeAndAwait(Tuple.of(channel, utc(now)))
                                .size()
                        > 0;
        if (due) {
            insert(connection, List.of(empty(channel, digest, now)));
            connection.preparedQuery(GATHER).executeAndAwait(Tuple.of(channel, utc(now), digest));
            connection.preparedQuery(SUM_UP).executeAndAwait(Tuple.of(digest));
        }
    }

    /// Takes what is due, the gravest first, unless the channel was told enough in this minute.
    Optional<TakenNotification> take(
            SqlConnection connection,
            String channel,
            int rate,
            Instant now,
            String owner,
            Duration lease) {
        connection.preparedQuery(LOCK).executeAndAwait(Tuple.of(channel));
        var taken =
                connection
                        .preparedQuery(TAKE)
                        .executeAndAwait(
                                Tuple.of(channel, utc(now), rate, owner, lease.toMillis() / 1000.0))
                        .iterator();
        return taken.hasNext() ? Optional.of(taken(taken.next(), owner)) : Optional.empty();
    }

    /// @return whether it was still ours
    boolean sent(
            SqlConnection connection,
            TakenNotification taken,
            @Nullable String receipt,
            Instant now) {
        boolean ours =
                changed(
                        connection,
                        "update notification set state = 'SENT', sent_at = $4, receipt = $5,"
                                + " last_error = null, lease_owner = null, lease_until = null,"
                                + " version = version + 1"
                                + SENT_BY,
                        values(taken, utc(now), receipt));
        if (ours && taken.kind() == NotificationKind.DIGEST) {
            connection
                    .preparedQuery(
                            "update notification set state = 'SENT', sent_at = $2,"
                                    + " version = version + 1 where digest_id = $1")
                    .executeAndAwait(Tuple.of(taken.id(), utc(now)));
        }
        return ours;
    }

    /// To be tried again later.
    boolean postpone(
            SqlConnection connection, TakenNotification taken, String error, Instant dueAt) {
        return changed(
                connection,
                "update notification set due_at = $4, last_error = $5, lease_owner = null,"
                        + " lease_until = null, version = version + 1"
                        + HELD_BY,
                values(taken, utc(dueAt), error));
    }

    /// To be tried no more.
    boolean bury(SqlConnection connection, TakenNotification taken, String error) {
        return changed(
                connection,
                "update notification set state = $4, last_error = $5, lease_owner = null,"
                        + " lease_until = null, version = version + 1"
                        + HELD_BY,
                values(taken, NotificationState.DEAD.name(), error));
    }

    /// What waits for channels that are no longer there is dead.
    ///
    /// @return how many died
    int buryOrphans(SqlConnection connection, List<String> channels, Instant dueBefore) {
        return connection
                .preparedQuery(
                        "update notification set state = 'DEAD', version = version + 1,"
                                + " last_error = 'the channel is not configured, or wrongly'"
                                + " where state in ('PENDING', 'HELD') and due_at < $2"
                                + " and not channel = any($1)")
                .executeAndAwait(Tuple.of(channels.toArray(String[]::new), utc(dueBefore)))
                .rowCount();
    }

    /// Forgets what was sent or withdrawn long ago, a part at a time.
    int forget(SqlConnection connection, Instant before) {
        return connection
                .preparedQuery(
                        "delete from notification where id in (select id from notification"
                                + " where (state = 'SENT' and sent_at < $1 or state = 'WITHDRAWN')"
                                + " and digest_id is null and created_at < $1 limit 1000)")
                .executeAndAwait(Tuple.of(utc(before)))
                .rowCount();
    }

    private static boolean changed(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).executeAndAwait(values).rowCount() > 0;
    }

    private static Tuple values(TakenNotification taken, Object fourth, @Nullable String fifth) {
        var values = new ArrayList<@Nullable Object>();
        values.add(taken.id());
        values.add(taken.attempts());
        values.add(taken.owner());
        values.add(fourth);
        values.add(fifth);
        return Tuple.from(values);
    }

    private static NewNotification empty(String channel, UUID digest, Instant now) {
        return new NewNotification(
                digest,
                channel,
                NotificationKind.DIGEST,
                null,
                Severity.INFO,
                0,
                NotificationState.PENDING,
                now,
                now);
    }

    private static TakenNotification taken(Row row, String owner) {
        return new TakenNotification(
                row.getUUID(0),
                row.getString(1),
                NotificationKind.valueOf(row.getString(2)),
                row.getOffsetDateTime(3).toInstant(),
                row.getInteger(4),
                owner);
    }

    private static Tuple tuple(NewNotification n) {
        return Tuple.tuple()
                .addUUID(n.id())
                .addString(n.channel())
                .addString(n.kind().name())
                .addUUID(n.alert())
                .addString(n.severity().name())
                .addInteger(n.alerts())
                .addString(n.state().name())
                .addOffsetDateTime(utc(n.createdAt()))
                .addOffsetDateTime(utc(n.dueAt()));
    }
}
