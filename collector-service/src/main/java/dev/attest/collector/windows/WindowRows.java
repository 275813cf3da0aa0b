package dev.attest.collector.windows;

import dev.attest.collector.platform.Text;
import dev.attest.rules.Judgement.Found;
import dev.attest.rules.Observation;
import dev.attest.rules.Sighting.Part;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables of windows. Every statement takes all rows of a batch.
@ApplicationScoped
class WindowRows {

    private static final int LONGEST = 2_000;

    private static final String HOLD =
            """
            insert into rule_window (rule_id, account_id, window_key, expires_at)
            select r, a, k, e
            from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[]) as x (r, a, k, e)
            order by r collate "C", a collate "C", k
            on conflict on constraint rule_window_pk
              do update set expires_at = greatest(rule_window.expires_at, excluded.expires_at)
            """;

    private static final String KEPT =
            """
            select x.n, o.part, o.event_time, o.event_id, o.value, o.fired
            from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
              with ordinality as x (r, a, k, since, until, n)
            join rule_observation o on o.rule_id = x.r and o.account_id = x.a and o.window_key = x.k
              and o.event_time between x.since and x.until
            """;

    private static final String INSERT =
            """
            insert into rule_observation (rule_id, account_id, window_key, event_time, event_id, part,
              value, title, message, dedup_key, fired, expires_at)
            select * from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[], $5::text[],
              $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bool[],
              $12::timestamptz[])
            on conflict do nothing
            """;

    private static final String MARK =
            """
            update rule_observation o set fired = $7
            from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[])
              as x (r, a, k, t, e, p)
            where o.rule_id = x.r and o.account_id = x.a and o.window_key = x.k
              and o.event_time = x.t and o.event_id = x.e and o.part = x.p
            returning o.rule_id, o.account_id, o.event_id, coalesce(o.dedup_key, '')
            """;

    /// An observation and its window.
    record Kept(WindowKey key, Observation observation) {}

    /// Times that matter to a window.
    record Span(Instant since, Instant until) {}

    /// Holds windows until the transaction ends; in one order, so that imports wait for one another
    /// and never in a circle.
    void hold(SqlConnection connection, SortedMap<WindowKey, Instant> expiries) {
        connection
                .preparedQuery(HOLD)
                .executeAndAwait(
                        keys(expiries.keySet(), key -> key)
                                .addArrayOfOffsetDateTime(times(expiries.values(), time -> time)));
    }

    /// What is kept of held windows; without the words.
    Map<WindowKey, List<Observation>> kept(
            SqlConnection connection, SortedMap<WindowKey, Span> spans) {
        List<WindowKey> keys = List.copyOf(spans.keySet());
        Map<WindowKey, List<Observation>> kept = new HashMap<>();
        connection
                .preparedQuery(KEPT)
                .executeAndAwait(
                        keys(keys, key -> key)
                                .addArrayOfOffsetDateTime(times(spans.values(), Span::since))
                                .addArrayOfOffsetDateTime(times(spans.values(), Span::until)))
                .forEach(row ->
                        kept.computeIfAbsent(
                                        keys.get(Math.toIntExact(row.getLong(0) - 1)),
                                        _ -> new ArrayList<>())
                                .add(observation(row)));
        return kept;
    }

    private static Observation observation(Row row) {
        return new Observation(
                Part.valueOf(row.getString(1)),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                row.getString(4),
                null,
                row.getBoolean(5));
    }

    /// @param expiries of every window
    void insert(SqlConnection connection, List<Kept> added, Map<WindowKey, Instant> expiries) {
        if (added.isEmpty()) {
            return;
        }
        Tuple rows = identities(added);
        rows.addArrayOfString(texts(added, each -> each.observation().value()))
                .addArrayOfString(texts(added, each -> words(each, Found::title)))
                .addArrayOfString(texts(added, each -> words(each, Found::message)))
                .addArrayOfString(texts(added, each -> words(each, Found::key)))
                .addArrayOfBoolean(
                        added.stream()
                                .map(each -> each.observation().fired())
                                .toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(
                        times(added, each -> Objects.requireNonNull(expiries.get(each.key()))));
        connection.preparedQuery(INSERT).executeAndAwait(rows);
    }

    /// Notes that these were told.
    void markFired(SqlConnection connection, List<Kept> fired) {
        mark(connection, fired, true);
    }

    /// Notes that these are explained.
    List<WindowUndone> markUndone(SqlConnection connection, List<Kept> undone) {
        List<WindowUndone> noted = new ArrayList<>();
        mark(connection, undone, false)
                .forEach(row ->
                        noted.add(
                                new WindowUndone(
                                        row.getString(0),
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3))));
        return noted;
    }

    private static RowSet<Row> mark(SqlConnection connection, List<Kept> rows, boolean fired) {
        return connection.preparedQuery(MARK).executeAndAwait(identities(rows).addBoolean(fired));
    }

    /// What says which row an observation is, six arrays.
    static Tuple identities(List<Kept> rows) {
        return keys(rows, Kept::key)
                .addArrayOfOffsetDateTime(times(rows, each -> each.observation().time()))
                .addArrayOfString(texts(rows, each -> each.observation().eventId()))
                .addArrayOfString(texts(rows, each -> each.observation().part().name()));
    }

    private static @Nullable String words(Kept each, Function<Found, String> word) {
        Found found = each.observation().found();
        return found == null ? null : Text.stored(word.apply(found), LONGEST);
    }

    private static <T> Tuple keys(Collection<T> rows, Function<T, WindowKey> key) {
        return Tuple.tuple()
                .addArrayOfString(texts(rows, each -> key.apply(each).rule()))
                .addArrayOfString(texts(rows, each -> key.apply(each).account()))
                .addArrayOfUUID(
                        rows.stream().map(each -> key.apply(each).key()).toArray(UUID[]::new));
    }

    private static <T> @Nullable String[] texts(
            Collection<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> time) {
        return rows.stream()
                .map(each -> time.apply(each).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
