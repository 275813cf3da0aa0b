package dev.attest.collector.sensors;

import dev.attest.collector.collection.Place;
import dev.attest.collector.trailfiles.ConfiguredTrails;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Trails that deliver nothing any more, or nothing of an account: somebody may have stopped them.
@ApplicationScoped
class SilentTrails implements SensorCheck {

    // From one account of a trail to the next: of millions of files a few are looked at.
    private static final String NEWEST =
            """
            with recursive place as (
              (select f.account_id from trail_file f
               where f.trail = $1 and f.kind = 'LOG' and f.account_id is not null
               order by f.account_id limit 1)
              union all
              select (select f.account_id from trail_file f
                where f.trail = $1 and f.kind = 'LOG' and f.account_id > p.account_id
                order by f.account_id limit 1)
              from place p where p.account_id is not null)
            select p.account_id, (select max(f.delivered_at) from trail_file f
              where f.trail = $1 and f.kind = 'LOG' and f.account_id = p.account_id)
            from place p where p.account_id is not null
            """;

    private final ConfiguredTrails trails;
    private final SensorsConfig config;

    SilentTrails(ConfiguredTrails trails, SensorsConfig config) {
        this.trails = trails;
        this.config = config;
    }

    @Override
    public SensorRule rule() {
        return SensorRule.TRAIL_SILENT;
    }

    @Override
    public List<Wrong> look(SqlConnection connection, Instant now) {
        List<Wrong> wrong = new ArrayList<>();
        trails.live().forEach(trail -> look(connection, trail, now, wrong));
        return wrong;
    }

    private void look(SqlConnection connection, Place trail, Instant now, List<Wrong> wrong) {
        SortedMap<String, Instant> newest = newest(connection, trail.trail());
        String key = "trail " + trail.trail();
        if (newest.isEmpty()) {
            if (collected(connection, trail)) {
                wrong.add(
                        new Wrong(
                                trail.accountId(),
                                key,
                                "No log of trail " + trail.trail() + " was ever found"));
            }
            return;
        }
        Instant last = Collections.max(newest.values());
        if (last.isBefore(now.minus(config.trailSilence()))) {
            wrong.add(
                    new Wrong(
                            trail.accountId(),
                            key,
                            "Trail %s delivered its last log at %s"
                                    .formatted(trail.trail(), last)));
            return;
        }
        newest.forEach((account, at) -> {
            if (at.isBefore(now.minus(config.accountSilence()))) {
                wrong.add(
                        new Wrong(
                                account,
                                key,
                                "Trail %s delivered its last log of account %s at %s"
                                        .formatted(trail.trail(), account, at)));
            }
        });
    }

    private static SortedMap<String, Instant> newest(SqlConnection connection, String trail) {
        SortedMap<String, Instant> newest = new TreeMap<>();
        for (Row row : connection.preparedQuery(NEWEST).executeAndAwait(Tuple.of(trail))) {
            if (row.getOffsetDateTime(1) != null) {
                newest.put(row.getString(0), row.getOffsetDateTime(1).toInstant());
            }
        }
        return newest;
    }

    private static boolean collected(SqlConnection connection, Place trail) {
        return connection
                        .preparedQuery(
                                "select 1 from checkpoint where account_id = $1 and region = $2"
                                        + " and source = $3 and runs > 0 and state <> 'PAUSED'")
                        .executeAndAwait(
                                Tuple.of(trail.accountId(), trail.region(), trail.source()))
                        .size()
                > 0;
    }
}
