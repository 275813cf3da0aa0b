package dev.attest.risk.assessment;

import dev.attest.risk.model.RiskModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/// Marks the subjects whose score the passing of time can have changed, and those that an older
/// version of the model assessed.
@ApplicationScoped
class MarkDueSubjects {

    private static final String MARK =
            "insert into dirty_subject (subject_id) select subject_id from user_risk where"
                    + " revisit_at <= $1 or model_version <> $2 order by subject_id on conflict do"
                    + " nothing";

    private final Pool pool;
    private final Clock clock;

    MarkDueSubjects(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> mark() {
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), RiskModel.VERSION))
                .replaceWithVoid();
    }
}
