package dev.attest.collector.notifications;

import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.Channels;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.platform.StoreState;
import dev.attest.collector.platform.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Keeps every channel going, each on a thread of its own: one that hangs delays no other, and no
/// import.
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration ORPHANED = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(90);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Channels channels;
    private final Deliver deliver;
    private final NotificationRows rows;
    private final Transactions transactions;
    private final StoreState store;
    private final Duration pause;
    private final Clock clock;
    private volatile boolean stopping;

    Deliveries(
            Channels channels,
            Deliver deliver,
            NotificationRows rows,
            Transactions transactions,
            StoreState store,
            NotifyConfig config,
            Clock clock) {
        this.channels = channels;
        this.deliver = deliver;
        this.rows = rows;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        pause = config.pause();
    }

    void start(@Observes StartupEvent event) {
        channels.working().forEach(channel -> threads.execute(() -> keepGoing(channel)));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.shutdownNow();
    }

    private void keepGoing(Channel channel) {
        while (!stopping) {
            try {
                Thread.sleep(look(channel));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Duration look(Channel channel) {
        try {
            if (store.is(StoreState.Phase.SHEDDING)) {
                return REST;
            }
            return deliver.next(channel) ? Duration.ZERO : pause;
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("channel %s rests for a moment: %s", channel.name(), e.getMessage());
            }
            return REST;
        }
    }

    /// What waits for a channel that is gone is dead after a day, so that it shows; what was sent
    /// or withdrawn is forgotten after ninety.
    @Scheduled(
            identity = "tidy-notifications",
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tidy() {
        Instant now = clock.instant();
        int died =
                transactions.call(connection ->
                        rows.buryOrphans(
                                connection,
                                channels.working().stream().map(Channel::name).toList(),
                                now.minus(ORPHANED)));
        if (died > 0) {
            LOG.warnf("%d messages are dead: their channels are gone", died);
        }
        while (transactions.call(connection -> rows.forget(connection, now.minus(KEPT))) > 0) {
            LOG.debug("messages of long ago are forgotten");
        }
    }
}
