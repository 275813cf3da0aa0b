package dev.attest.collector.collection;

import dev.attest.collector.platform.StoreState;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
    private final Set<CollectionTask> atWork = ConcurrentHashMap.newKeySet();
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
        long beat = config.heartbeat().toMillis();
        heart.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
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
        atWork.add(task);
        try {
            run.run(task);
        } catch (RuntimeException e) {
            LOG.warnf(e, "collecting %s stopped", task.place());
        } finally {
            atWork.remove(task);
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

    // A beat that fails is made up for by the next one; a lease that is lost, the work itself sees.
    private void beat() {
        List<CollectionTask> held = List.copyOf(atWork);
        if (held.isEmpty()) {
            return;
        }
        try {
            tasks.prolong(held, config.lease(), config.heartbeat());
        } catch (RuntimeException e) {
            LOG.debugf("no heartbeat: %s", e.getMessage());
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
