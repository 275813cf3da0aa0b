package dev.attest.risk.landscape;

import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Coverage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// When identities were last seen. A batch costs two statements, however many records it holds, and
/// two more when it brings a day of which nothing was known; a score is computed again only for who
/// was not seen for a day before, because nothing in the model is finer.
@ApplicationScoped
public class RecordLastUse {

    private static final String STORE =
            "with seen as (select * from unnest($1::text[], $2::timestamptz[]) as s(actor,"
                    + " used_at)), before as (select l.actor, l.used_at from last_use l join seen"
                    + " using (actor)), stored as (insert into last_use (actor, used_at) select"
                    + " actor, used_at from seen order by actor on conflict on constraint"
                    + " last_use_pk do update set used_at = excluded.used_at where"
                    + " last_use.used_at < excluded.used_at returning actor, used_at) select"
                    + " s.actor from stored s left join before b using (actor) where b.used_at is"
                    + " null or b.used_at < s.used_at - interval '1 day'";

    private static final String COVER =
            "insert into activity_day (account_id, day) select $1, d from unnest($2::date[]) as d"
                    + " order by d on conflict on constraint activity_day_pk do nothing";

    private static final String DAYS = "select day from activity_day where account_id = $1";

    private static final String WATCH =
            "with before as (select since, until from activity_coverage where account_id = $1),"
                    + " stored as (insert into activity_coverage (account_id, since, until) values"
                    + " ($1, $2, $3) on conflict on constraint activity_coverage_pk do update set"
                    + " since = excluded.since, until = excluded.until) select 1 from before where"
                    + " since = $2 and until > $4";

    private static final String SILENT =
            "select p.principal_id from principal p where p.account_id = $1 and p.kind <>"
                    + " 'IAM_ROLE' union select p.principal_id from assignment a join principal p"
                    + " on p.principal_id = a.assigned_to or p.groups @> array[a.assigned_to]"
                    + " where a.account_id = $1";

    private final DirtySubjects dirty;
    private final Clock clock;

    public RecordLastUse(DirtySubjects dirty, Clock clock) {
        this.dirty = dirty;
        this.clock = clock;
    }

    public Uni<Void> record(SqlConnection connection, ActivityBatchRecorded batch) {
        Map<String, Instant> uses = uses(batch);
        return storeUses(connection, uses).chain(() -> cover(connection, batch));
    }

    private Uni<Void> storeUses(SqlConnection connection, Map<String, Instant> uses) {
        if (uses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values =
                Tuple.of(
                        uses.keySet().toArray(String[]::new),
                        uses.values().stream()
                                .map(instant -> instant.atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new));
        return connection
                .preparedQuery(STORE)
                .execute(values)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList())
                .chain(woken -> dirty.markActors(connection, woken));
    }

    /// Silence proves something only where day after day is known.
    private Uni<Void> cover(SqlConnection connection, ActivityBatchRecorded batch) {
        LocalDate[] days =
                batch.records().stream()
                        .map(record -> record.eventTime().atOffset(ZoneOffset.UTC).toLocalDate())
                        .distinct()
                        .toArray(LocalDate[]::new);
        return connection
                .preparedQuery(COVER)
                .execute(Tuple.of(batch.accountId(), days))
                .map(SqlResult::rowCount)
                .chain(fresh ->
                        fresh == 0
                                ? Uni.createFrom().voidItem()
                                : watch(connection, batch.accountId()));
    }

    private Uni<Void> watch(SqlConnection connection, String account) {
        Instant now = clock.instant();
        return connection
                .preparedQuery(DAYS)
                .execute(Tuple.of(account))
                .map(rows ->
                        new Coverage(
                                        StreamSupport.stream(rows.spliterator(), false)
                                                .map(row -> row.getLocalDate(0))
                                                .toList())
                                .latest(now))
                .chain(latest ->
                        latest.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : watch(connection, account, latest.get(), now));
    }

    /// Whom a longer watch does not concern now is looked at again when it would have ended.
    private Uni<Void> watch(
            SqlConnection connection, String account, Coverage.Stretch known, Instant now) {
        return connection
                .preparedQuery(WATCH)
                .execute(Tuple.of(account, utc(known.since()), utc(known.until()), utc(now)))
                .chain(same ->
                        same.size() > 0 || !now.isBefore(known.until())
                                ? Uni.createFrom().voidItem()
                                : markSilent(connection, account));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private Uni<Void> markSilent(SqlConnection connection, String account) {
        return connection
                .preparedQuery(SILENT)
                .execute(Tuple.of(account))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList())
                .chain((List<String> silent) -> dirty.markPrincipals(connection, silent));
    }

    /// When each identity and each long-lived key was last used in the batch. Keys of sessions
    /// (ASIA…) live for hours and nobody asks for them again: they leave no trace.
    static Map<String, Instant> uses(ActivityBatchRecorded batch) {
        Map<String, Instant> uses = new TreeMap<>();
        for (ActivityRecord record : batch.records()) {
            if (failedLogin(record)) {
                continue;
            }
            for (String name : ActorNames.of(record.actor())) {
                uses.merge(name, record.eventTime(), RecordLastUse::later);
            }
            String key = record.accessKeyId();
            if (key != null && key.startsWith("AKIA")) {
                uses.merge(key, record.eventTime(), RecordLastUse::later);
            }
        }
        return uses;
    }

    /// Somebody trying passwords is no sign that the owner is alive.
    private static boolean failedLogin(ActivityRecord record) {
        return record.eventName().equals("ConsoleLogin")
                && (record.errorMessage() != null || record.errorCode() != null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
