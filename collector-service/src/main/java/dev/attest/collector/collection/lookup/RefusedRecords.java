package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Place;
import dev.attest.traildigest.Sha256;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Remembers looked-up records that were refused, by their bytes, for as long as AWS shows them:
/// they are in the quarantine once. The same event with other bytes is read like any other.
@ApplicationScoped
class RefusedRecords {

    /// Remembered for so long beyond the time that AWS shows a record.
    private static final Duration LONGER = Duration.ofDays(10);

    private static final String REMEMBER =
            "insert into lookup_refused (account_id, sha256, refused_at)"
                    + " select $1, h, $3 from unnest($2::text[]) as r (h) order by h"
                    + " on conflict do nothing";

    private final Pool pool;
    private final CollectionConfig config;
    private final Clock clock;

    RefusedRecords(Pool pool, CollectionConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /// Those that were not refused before.
    List<LookedUp> without(Place place, List<LookedUp> events) {
        Set<String> refused = new HashSet<>();
        for (Row row :
                pool.preparedQuery(
                                "select sha256 from lookup_refused"
                                        + " where account_id = $1 and sha256 = any ($2)")
                        .executeAndAwait(Tuple.of(place.accountId(), hashes(events)))) {
            refused.add(row.getString(0));
        }
        return refused.isEmpty()
                ? events
                : events.stream().filter(event -> !refused.contains(hash(event))).toList();
    }

    void remember(Place place, List<LookedUp> events) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        pool.preparedQuery(REMEMBER)
                .executeAndAwait(Tuple.of(place.accountId(), hashes(events), now));
        pool.preparedQuery("delete from lookup_refused where refused_at < $1")
                .executeAndAwait(Tuple.of(now.minus(config.kept()).minus(LONGER)));
    }

    private static String[] hashes(List<LookedUp> events) {
        return events.stream().map(RefusedRecords::hash).distinct().toArray(String[]::new);
    }

    private static String hash(LookedUp event) {
        return Sha256.hex(event.record().getBytes(StandardCharsets.UTF_8));
    }
}
