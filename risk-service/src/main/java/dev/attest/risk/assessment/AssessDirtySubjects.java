package dev.attest.risk.assessment;

import dev.attest.events.EventEnvelope;
import dev.attest.events.risk.UserRiskAssessed;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.ReactiveOutbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/// Takes a batch of subjects whose inputs changed, computes their scores, stores them and tells
/// those that became different: all in one transaction, which also takes the marks away.
@ApplicationScoped
class AssessDirtySubjects {

    private static final Logger LOG = Logger.getLogger(AssessDirtySubjects.class);

    private static final String TAKE =
            "delete from dirty_subject where subject_id in (select subject_id from dirty_subject"
                    + " where due_at <= clock_timestamp() order by due_at, subject_id limit $1 for"
                    + " update skip locked) returning subject_id";

    private static final String TRY_LATER =
            "insert into dirty_subject (subject_id, due_at) select unnest($1::text[]),"
                    + " clock_timestamp() + interval '5 minutes' on conflict do nothing";

    private final Pool pool;
    private final ReadLandscape landscape;
    private final AssessSubject subject;
    private final UserScores scores;
    private final Envelopes envelopes;
    private final ReactiveOutbox outbox;
    private final MeterRegistry metrics;
    private final int batch;

    AssessDirtySubjects(
            Pool pool,
            ReadLandscape landscape,
            AssessSubject subject,
            UserScores scores,
            Envelopes envelopes,
            ReactiveOutbox outbox,
            MeterRegistry metrics,
            RiskConfig config) {
        this.pool = pool;
        this.landscape = landscape;
        this.subject = subject;
        this.scores = scores;
        this.envelopes = envelopes;
        this.outbox = outbox;
        this.metrics = metrics;
        this.batch = config.worker().batch();
    }

    /// Assesses one batch.
    ///
    /// @return how many subjects were taken; 0 when none is due
    Uni<Integer> assessBatch() {
        return pool.withTransaction(connection ->
                take(connection)
                        .chain(taken ->
                                taken.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : assess(connection, taken).replaceWith(taken.size())));
    }

    private Uni<List<String>> take(SqlConnection connection) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(batch))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    private Uni<Void> assess(SqlConnection connection, List<String> taken) {
        return landscape
                .read(connection, taken)
                // Evaluating policies takes its time; the event loop has none to give.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read -> taken.stream().map(id -> subject.assess(read, id)).toList())
                .chain(verdicts -> carryOut(connection, verdicts));
    }

    private Uni<Void> carryOut(SqlConnection connection, List<Verdict> verdicts) {
        List<UserScore> saved = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<EventEnvelope<UserRiskAssessed>> told = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            metrics.counter("attest.risk.assessments", "verdict", name(verdict)).increment();
            switch (verdict) {
                case Verdict.Changed(UserScore score, Integer previous) -> {
                    saved.add(score);
                    told.add(envelopes.of(UserRiskEvents.of(score, previous)));
                }
                case Verdict.Unchanged(UserScore score) -> saved.add(score);
                case Verdict.Gone(UserScore last, int previous) -> {
                    removed.add(last.subjectId());
                    told.add(envelopes.of(UserRiskEvents.of(last, previous)));
                }
                case Verdict.Nobody() -> {}
                case Verdict.Failed(String id, RuntimeException failure) -> {
                    LOG.errorf(failure, "cannot assess %s; trying again in five minutes", id);
                    failed.add(id);
                }
            }
        }
        return scores.save(connection, saved)
                .chain(() -> scores.remove(connection, removed))
                .chain(() -> tryLater(connection, failed))
                .chain(() -> outbox.append(connection, told));
    }

    private static Uni<Void> tryLater(SqlConnection connection, List<String> failed) {
        return failed.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(TRY_LATER)
                        .execute(Tuple.of(failed.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Changed _ -> "changed";
            case Verdict.Unchanged _ -> "unchanged";
            case Verdict.Gone _ -> "gone";
            case Verdict.Nobody _ -> "nobody";
            case Verdict.Failed _ -> "failed";
        };
    }
}
