package dev.attest.collector.inventory.history;

import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What changed between two moments: every end of a stretch that some reading showed. What the
/// first complete reading of a kind shows is no change; a reading in part says of nothing that it
/// was not there.
@ApplicationScoped
class Changes {

    private static final int KEY = 6;
    private static final String SCOPE =
            "m.account_id = e.account_id and m.region = e.region and m.kind = e.kind";
    private static final String SUBJECT =
            "o.account_id = s.account_id and o.region = s.region and o.kind = s.kind"
                    + " and o.type = s.type and o.subject_id = s.subject_id";
    private static final String EDGES =
            "with edges as (select s.account_id, s.region, s.kind, s.type, s.subject_id, s.name,"
                    + " s.valid_from as at, o.state as before, s.state as after from inventory_state s"
                    + " left join inventory_state o on "
                    + SUBJECT
                    + " and o.valid_to = s.valid_from where s.valid_from > $1 and s.valid_from <= $2"
                    + " union all select s.account_id, s.region, s.kind, s.type, s.subject_id, s.name,"
                    + " s.valid_to, s.state, null from inventory_state s"
                    + " where s.valid_to > $1 and s.valid_to <= $2 and not exists (select 1"
                    + " from inventory_state o where "
                    + SUBJECT
                    + " and o.valid_from = s.valid_to))";
    private static final String CHANGES =
            EDGES
                    + " select e.account_id, e.region, e.kind, e.type, e.subject_id, e.name, e.at,"
                    + " e.before, e.after, b.until, n.finished_at from edges e"
                    + " cross join lateral (select max(m.observed_at) as until from inventory_moment m"
                    + " where "
                    + SCOPE
                    + " and m.observed_at < e.at and (m.complete or case when e.before is null"
                    + " then false else e.type || ' ' || e.subject_id = any(m.shown) end)) b"
                    + " left join inventory_moment n on n.account_id = e.account_id"
                    + " and n.region = e.region and n.kind = e.kind and n.observed_at = e.at"
                    + " where b.until is not null and ($3::text is null or e.account_id = $3)"
                    + " and ($4::timestamptz is null or (e.at, e.account_id, e.region, e.kind, e.type,"
                    + " e.subject_id) > ($4, $5::text, $6::text, $7::text, $8::text, $9::text))"
                    + " order by e.at, e.account_id, e.region, e.kind, e.type, e.subject_id limit $10";

    private final Pool pool;
    private final ChangeEvents events;

    Changes(Pool pool, ChangeEvents events) {
        this.pool = pool;
        this.events = events;
    }

    /// A change and until when its event may have happened.
    record Found(ChangeView view, Instant finished) {}

    /// @param withEvents whether the caller may read activity
    Page<ChangeView> between(
            Instant from,
            Instant to,
            @Nullable String account,
            boolean withEvents,
            PageRequest page) {
        List<Found> found = new ArrayList<>();
        pool.preparedQuery(CHANGES)
                .executeAndAwait(values(from, to, account, page))
                .forEach(row -> found.add(found(row)));
        Page<Found> shown = Page.of(found, page.limit(), Changes::cursor);
        return new Page<>(
                withEvents
                        ? events.of(shown.items())
                        : shown.items().stream().map(Found::view).toList(),
                shown.next());
    }

    private static Tuple values(
            Instant from, Instant to, @Nullable String account, PageRequest page) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(from.atOffset(ZoneOffset.UTC));
        values.add(to.atOffset(ZoneOffset.UTC));
        values.add(account);
        var after = page.after(KEY);
        values.add(
                after.map(parts -> Cursor.instant(parts.getFirst()).atOffset(ZoneOffset.UTC))
                        .orElse(null));
        for (int i = 1; i < KEY; i++) {
            int part = i;
            values.add(after.map(parts -> parts.get(part)).orElse(null));
        }
        values.add(page.limit() + 1);
        return Tuple.from(values);
    }

    private static String cursor(Found last) {
        ChangeView change = last.view();
        return Cursor.encode(
                change.at().toString(),
                change.accountId(),
                change.region(),
                change.kind(),
                change.type(),
                change.id());
    }

    private static Found found(Row row) {
        Map<String, Object> before = members(row.getString(7));
        Map<String, Object> after = members(row.getString(8));
        Instant at = row.getOffsetDateTime(6).toInstant();
        OffsetDateTime finished = row.getOffsetDateTime(10);
        String change = before == null ? "ADDED" : after == null ? "REMOVED" : "CHANGED";
        var view =
                new ChangeView(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        change,
                        at,
                        row.getOffsetDateTime(9).toInstant(),
                        before,
                        after,
                        null);
        return new Found(view, finished == null ? at : finished.toInstant());
    }

    private static @Nullable Map<String, Object> members(@Nullable String json) {
        return json == null ? null : CanonicalJson.members(Objects.requireNonNull(json));
    }
}
