package dev.attest.collector.collection;

import dev.attest.collector.platform.StoreState;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Takes pieces of work and runs them, a few at the same time. A replica that dies stops saying
/// that it lives, and its work is taken over.
@ApplicationScoped
public class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("collection-heart").factory());
    private final TaskRows tasks;
    private final RunTask run;
    private final Transactions transactions;
    private final StoreState store;
    private final CollectionConfig config;
    private final String owner;
    private final Semaphore free;
    private volatile boolean stopping;

    Workers(
            TaskRows tasks,
            RunTask run,
            Transactions transactions,
            StoreState store,
            CollectionConfig config,
            Ids ids) {
        this.tasks = tasks;
        this.run = run;
        this.transactions = transactions;
        this.store = store;
        this.config = config;
        free = new Semaphore(config.workers());
        owner = ProcessHandle.current().pid() + "-" + ids.next();
    }

    void start(@Observes StartupEvent event) {
        threads.execute(this::dispatch);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.shutdownNow();
        heart.shutdownNow();
    }

    /// One looks for work, so that idle workers do not all ask the database.
    private void dispatch() {
        while (!stopping) {
            try {
                free.acquire();
                Optional<CollectionTask> task = Optional.empty();
                try {
                    task = take();
                } catch (RuntimeException e) {
                    rest(e);
                }
                if (task.isPresent()) {
                    CollectionTask taken = task.get();
                    threads.execute(() -> work(taken));
                } else {
                    free.release();
                    Thread.sleep(config.pause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work(CollectionTask task) {
        try {
            withHeart(task);
        } catch (RuntimeException e) {
            LOG.warnf(e, "collecting %s stopped", task.place());
        } finally {
            free.release();
        }
    }

    private Optional<CollectionTask> take() {
        if (store.is(StoreState.Phase.SHEDDING)) {
            return Optional.empty();
        }
        try {
            return transactions.call(c -> tasks.take(c, owner, config.lease()));
        } catch (RuntimeException e) {
            if (TaskRows.contested(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void withHeart(CollectionTask task) {
        long beat = config.heartbeat().toMillis();
        ScheduledFuture<?> beating =
                heart.scheduleWithFixedDelay(() -> beat(task), beat, beat, TimeUnit.MILLISECONDS);
        try {
            run.run(task);
        } finally {
            beating.cancel(false);
        }
    }

    // A beat that fails is made up for by the next one; a lease that is lost, the work itself sees.
    private void beat(CollectionTask task) {
        try {
            transactions.call(c -> tasks.prolong(c, task, config.lease()));
        } catch (RuntimeException e) {
            LOG.debugf("no heartbeat for %s: %s", task.place(), e.getMessage());
        }
    }

    private void rest(RuntimeException e) {
        if (stopping) {
            return;
        }
        LOG.warnf("no work can be taken for the moment: %s", e.getMessage());
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
