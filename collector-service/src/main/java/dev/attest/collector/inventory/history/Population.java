package dev.attest.collector.inventory.history;

import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there was at a moment: what the last reading of each kind up to it shows.
@ApplicationScoped
class Population {

    private static final int KEY = 5;
    private static final String AT =
            "select account_id, region, kind, type, subject_id, name, valid_from, state"
                    + " from inventory_state"
                    + " where valid_from <= $1 and (valid_to is null or valid_to > $1)"
                    + " and ($2::text is null or account_id = $2)"
                    + " and ($3::text is null or kind = $3) and ($4::text is null or type = $4)"
                    + " and ($5::text is null or (account_id, region, kind, type, subject_id)"
                    + " > ($5::text, $6::text, $7::text, $8::text, $9::text))"
                    + " order by account_id, region, kind, type, subject_id limit $10";

    private final Pool pool;

    Population(Pool pool) {
        this.pool = pool;
    }

    Page<ThingView> at(
            Instant at,
            @Nullable String account,
            @Nullable String kind,
            @Nullable String type,
            PageRequest page) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(at.atOffset(ZoneOffset.UTC));
        values.add(account);
        values.add(kind);
        values.add(type);
        var after = page.after(KEY);
        for (int i = 0; i < KEY; i++) {
            int part = i;
            values.add(after.map(parts -> parts.get(part)).orElse(null));
        }
        values.add(page.limit() + 1);
        List<ThingView> things = new ArrayList<>();
        pool.preparedQuery(AT)
                .executeAndAwait(Tuple.from(values))
                .forEach(row -> things.add(view(row)));
        return Page.of(
                things,
                page.limit(),
                last ->
                        Cursor.encode(
                                last.accountId(),
                                last.region(),
                                last.kind(),
                                last.type(),
                                last.id()));
    }

    private static ThingView view(Row row) {
        return new ThingView(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                CanonicalJson.members(row.getString(7)));
    }
}
