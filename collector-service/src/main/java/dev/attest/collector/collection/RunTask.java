package dev.attest.collector.collection;

import dev.attest.collector.accounts.CollectedAccountRows;
import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.collection.Outcome.Failure;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.collection.CollectionFinished;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One piece of work from its lease to its end. Whatever goes wrong with it stays with it.
@ApplicationScoped
class RunTask {

    private static final Logger LOG = Logger.getLogger(RunTask.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /// So many replicas may die at a piece of work before it is left alone.
    static final int DEATHS = 10;

    private final SourceCollectors collectors;
    private final Trails trails;
    private final CollectedAccountRows accounts;
    private final TaskRows tasks;
    private final Checkpoints checkpoints;
    private final Transactions transactions;
    private final Telling telling;
    private final CollectionConfig config;
    private final Clock clock;

    RunTask(
            SourceCollectors collectors,
            Trails trails,
            CollectedAccountRows accounts,
            TaskRows tasks,
            Checkpoints checkpoints,
            Transactions transactions,
            Telling telling,
            CollectionConfig config,
            Clock clock) {
        this.collectors = collectors;
        this.trails = trails;
        this.accounts = accounts;
        this.tasks = tasks;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
        this.telling = telling;
        this.config = config;
        this.clock = clock;
    }

    void run(CollectionTask task) {
        try {
            Outcome outcome = collect(task);
            transactions.call(connection -> end(connection, task, outcome));
        } catch (LeaseLostException e) {
            LOG.infof("%s", e.getMessage());
        }
    }

    private Outcome collect(CollectionTask task) {
        if (task.attempt() > config.attempts() + DEATHS) {
            return Outcome.failed(
                    new Failure("every replica that worked on it died", false, false));
        }
        try {
            if (paused(task)) {
                return Outcome.failed(new Failure("the checkpoint is paused", false, false));
            }
            return task.place().isTrail() ? trails.collect(task) : ofAccount(task);
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "collecting %s failed", task.place());
            return Outcome.failed(new Failure(String.valueOf(e.getMessage()), true, false));
        }
    }

    private boolean paused(CollectionTask task) {
        return transactions.call(connection -> {
            tasks.hold(connection, task);
            return checkpoints.open(connection, task.place()).paused();
        });
    }

    private Outcome ofAccount(CollectionTask task) {
        Optional<Target> target =
                transactions.call(c -> accounts.active(c, task.place().accountId()));
        return target.isEmpty()
                ? Outcome.failed(new Failure("the account is not collected from", false, false))
                : collectors.of(task.place().source()).collect(task, target.get());
    }

    private boolean end(SqlConnection connection, CollectionTask task, Outcome outcome) {
        tasks.holdAlone(connection, task);
        Failure failure = outcome.failure();
        checkpoints.finished(connection, task.place(), outcome);
        if (!task.place().isTrail() && (failure == null || failure.refusal())) {
            accounts.entered(
                    connection,
                    task.place().accountId(),
                    failure == null ? null : failure.reason());
        }
        if (failure != null && failure.passing() && task.attempt() < config.attempts()) {
            tasks.postpone(
                    connection, task, outcome, FIRST_PAUSE.multipliedBy(1L << task.attempt()));
            return false;
        }
        tasks.finish(connection, task, outcome);
        telling.tell(connection, List.of(finished(connection, task, outcome, failure)));
        return true;
    }

    private CollectionFinished finished(
            SqlConnection connection,
            CollectionTask task,
            Outcome outcome,
            @Nullable Failure failure) {
        return new CollectionFinished(
                task.id(),
                task.runId(),
                task.place().accountId(),
                task.place().region(),
                task.place().source(),
                failure == null,
                outcome.fetched(),
                outcome.stored(),
                checkpoints.complete(connection, task.place()),
                failure == null ? null : failure.reason(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
