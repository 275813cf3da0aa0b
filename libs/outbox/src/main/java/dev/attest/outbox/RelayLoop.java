package dev.attest.outbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps the relay going while the service runs, counts what is quarantined, and forgets old claims
/// once an hour.
@ApplicationScoped
public class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    // Before the consumers subscribe, so that their topics exist.
    private static final int BEFORE_MESSAGING = 500;

    private static final String FORGET = "delete from inbox where claimed_at < now() - ?::interval";

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("outbox-relay").factory());
    private final OutboxRelay relay;
    private final Topics topics;
    private final QuarantineWatch watch;
    private final AgroalDataSource store;
    private final OutboxConfig config;
    private volatile boolean topicsExist;
    private volatile boolean failing;

    public RelayLoop(
            OutboxRelay relay,
            Topics topics,
            QuarantineWatch watch,
            AgroalDataSource store,
            OutboxConfig config) {
        this.relay = relay;
        this.topics = topics;
        this.watch = watch;
        this.store = store;
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_MESSAGING) StartupEvent event) {
        watch.register();
        thread.scheduleWithFixedDelay(
                () -> guarded(watch::look), 0, config.inbox().look().toMillis(), MILLISECONDS);
        if (!config.relay().enabled()) {
            return;
        }
        guarded(this::createTopics);
        long pause = config.relay().pause().toMillis();
        thread.scheduleWithFixedDelay(() -> guarded(this::publishAll), 0, pause, MILLISECONDS);
        thread.scheduleWithFixedDelay(() -> guarded(this::forget), 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void publishAll() {
        createTopics();
        while (!Thread.currentThread().isInterrupted() && relay.publishOnce().more()) {
            LOG.trace("another round");
        }
    }

    private void createTopics() {
        if (!topicsExist) {
            topics.create();
            topicsExist = true;
        }
    }

    private void forget() {
        Duration remember = config.inbox().remember();
        int forgotten =
                StoreTransactions.inNew(
                        store,
                        "cannot forget old claims",
                        connection -> forget(connection, remember));
        LOG.debugf("forgot %d claims", forgotten);
    }

    private static int forget(java.sql.Connection connection, Duration remember)
            throws SQLException {
        try (var statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, remember.toString());
            return statement.executeUpdate();
        }
    }

    // A failure must not end the loop; it is told once, not five times a second.
    private void guarded(Runnable work) {
        try {
            work.run();
            if (failing) {
                failing = false;
                LOG.info("Outbox and inbox are looked after again");
            }
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warnf(e, "Outbox and inbox cannot be looked after for the moment");
            }
        }
    }
}
