package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Bulk writes to the table `activity`: one statement loads, de-duplicates and says what is new.
@ApplicationScoped
class ActivityRows {

    private static final String INSERT =
            """
            insert into activity (event_day, event_time, event_id, account_id, region, source, name,
              actor_kind, actor_principal, actor_name, actor_account, session_name, source_identity,
              access_key, target, read_only, mfa, error_code, error_message, source_ip, user_agent,
              raw_offset, raw_length, raw_file, issued_key, shared_event_id, on_behalf_of, noise)
            select (t at time zone 'UTC')::date, t, id, acc, reg, src, nam, ak, ap, an, aa, sn, si, key,
              tgt, ro, mfa, ec, em, ip, ua, ro_, rl, $27, ik, se, bo, no
            from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
              $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
              $14::text[], $15::bool[], $16::bool[], $17::text[], $18::text[], $19::text[], $20::text[],
              $21::int8[], $22::int4[], $23::text[], $24::text[], $25::text[], $26::text[])
              as x(t, id, acc, reg, src, nam, ak, ap, an, aa, sn, si, key, tgt, ro, mfa, ec, em, ip, ua,
                ro_, rl, ik, se, bo, no)
            on conflict do nothing
            returning event_id, account_id, event_day
            """;

    /// @return the keys of the rows that were new
    Set<Key> insert(SqlConnection connection, long rawFile, List<TrailRecord> records) {
        RowSet<Row> rows =
                connection.preparedQuery(INSERT).executeAndAwait(tuple(rawFile, records));
        Set<Key> added = HashSet.newHashSet(rows.rowCount());
        for (Row row : rows) {
            added.add(new Key(row.getString(0), row.getString(1), row.getLocalDate(2)));
        }
        return added;
    }

    /// At which places of a file stored records stand.
    ///
    /// @param records those that are asked about
    Set<Long> offsets(SqlConnection connection, long rawFile, List<TrailRecord> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        Set<Long> offsets = new HashSet<>();
        connection
                .preparedQuery(
                        "select raw_offset from activity where raw_file = $1 and event_id = any($2)"
                                + " and event_day = any($3)")
                .executeAndAwait(
                        Tuple.tuple()
                                .addLong(rawFile)
                                .addArrayOfString(strings(records, ActivityRecord::eventId))
                                .addArrayOfLocalDate(
                                        records.stream()
                                                .map(record -> Key.of(record).day())
                                                .distinct()
                                                .toArray(LocalDate[]::new)))
                .forEach(row -> offsets.add(row.getLong(0)));
        return offsets;
    }

    /// What makes a record the same record.
    record Key(String eventId, String accountId, LocalDate day) {
        static Key of(TrailRecord record) {
            ActivityRecord activity = record.activity();
            return new Key(
                    activity.eventId(),
                    activity.accountId(),
                    activity.eventTime().atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }

    private static Tuple tuple(long rawFile, List<TrailRecord> records) {
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfOffsetDateTime(times(records));
        tuple.addArrayOfString(strings(records, ActivityRecord::eventId));
        tuple.addArrayOfString(strings(records, ActivityRecord::accountId));
        tuple.addArrayOfString(strings(records, ActivityRecord::region));
        tuple.addArrayOfString(strings(records, ActivityRecord::eventSource));
        tuple.addArrayOfString(strings(records, ActivityRecord::eventName));
        tuple.addArrayOfString(strings(records, r -> r.actor().kind().name()));
        tuple.addArrayOfString(strings(records, r -> r.actor().principalId()));
        tuple.addArrayOfString(strings(records, r -> r.actor().name()));
        tuple.addArrayOfString(strings(records, r -> r.actor().accountId()));
        tuple.addArrayOfString(strings(records, r -> r.actor().sessionName()));
        tuple.addArrayOfString(strings(records, r -> r.actor().sourceIdentity()));
        tuple.addArrayOfString(strings(records, ActivityRecord::accessKeyId));
        tuple.addArrayOfString(strings(records, ActivityRecord::target));
        tuple.addArrayOfBoolean(booleans(records, ActivityRecord::readOnly));
        tuple.addArrayOfBoolean(booleans(records, ActivityRecord::mfa));
        tuple.addArrayOfString(strings(records, ActivityRecord::errorCode));
        tuple.addArrayOfString(strings(records, ActivityRecord::errorMessage));
        tuple.addArrayOfString(strings(records, ActivityRecord::sourceIp));
        tuple.addArrayOfString(strings(records, ActivityRecord::userAgent));
        Long[] offsets = new Long[records.size()];
        Integer[] lengths = new Integer[records.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = records.get(i).offset();
            lengths[i] = records.get(i).length();
        }
        tuple.addArrayOfLong(offsets);
        tuple.addArrayOfInteger(lengths);
        tuple.addArrayOfString(texts(records, r -> r.links().issuedKey()));
        tuple.addArrayOfString(texts(records, r -> r.links().sharedEventId()));
        tuple.addArrayOfString(texts(records, r -> r.links().onBehalfOf()));
        tuple.addArrayOfString(texts(records, TrailRecord::noise));
        tuple.addLong(rawFile);
        return tuple;
    }

    private static OffsetDateTime[] times(List<TrailRecord> records) {
        OffsetDateTime[] times = new OffsetDateTime[records.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = records.get(i).activity().eventTime().atOffset(ZoneOffset.UTC);
        }
        return times;
    }

    private static @Nullable String[] strings(
            List<TrailRecord> records, Function<ActivityRecord, @Nullable String> field) {
        return texts(records, record -> field.apply(record.activity()));
    }

    private static @Nullable String[] texts(
            List<TrailRecord> records, Function<TrailRecord, @Nullable String> field) {
        @Nullable String[] values = new @Nullable String[records.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(records.get(i));
        }
        return values;
    }

    private static @Nullable Boolean[] booleans(
            List<TrailRecord> records, Function<ActivityRecord, @Nullable Boolean> field) {
        @Nullable Boolean[] values = new @Nullable Boolean[records.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(records.get(i).activity());
        }
        return values;
    }
}
