package dev.attest.collector.sensors;

import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.platform.Text;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Places that are collected by a schedule and do not get on: no run ends, or every run fails. A
/// first run that reads months is getting on.
@ApplicationScoped
class StandingCheckpoints implements SensorCheck {

    private static final String STANDING =
            """
            select c.account_id, c.region, c.source, c.last_run, c.last_error from checkpoint c
            where c.state <> 'PAUSED'
              and (coalesce(c.last_run, c.planned_until) < $1
                or c.state = 'ERROR' and coalesce((select min(r.from_time) from collection_range r
                  where r.account_id = c.account_id and r.region = c.region
                    and r.source = c.source), c.planned_until) < $1)
              and not exists (select 1 from collected_account a
                where a.account_id = c.account_id and a.state <> 'ACTIVE')
            """;

    private final CollectionConfig collection;
    private final SensorsConfig config;

    StandingCheckpoints(CollectionConfig collection, SensorsConfig config) {
        this.collection = collection;
        this.config = config;
    }

    @Override
    public SensorRule rule() {
        return SensorRule.CHECKPOINT_STANDING;
    }

    @Override
    public List<Wrong> look(SqlConnection connection, Instant now) {
        List<Wrong> wrong = new ArrayList<>();
        if (collection.every().isEmpty()) {
            return wrong;
        }
        Tuple before = Tuple.of(now.minus(config.standing()).atOffset(ZoneOffset.UTC));
        for (Row row : connection.preparedQuery(STANDING).executeAndAwait(before)) {
            String place = row.getString(1) + "/" + row.getString(2);
            String error = row.getString(4);
            wrong.add(
                    new Wrong(
                            row.getString(0),
                            place,
                            "Collection of %s/%s does not get on%s"
                                    .formatted(
                                            row.getString(0),
                                            place,
                                            error == null ? "" : ": " + Text.shown(error))));
        }
        return wrong;
    }
}
