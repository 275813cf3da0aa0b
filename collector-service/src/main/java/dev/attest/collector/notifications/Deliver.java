package dev.attest.collector.notifications;

import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.sending.Sender;
import dev.attest.collector.notifications.sending.Sent;
import dev.attest.collector.platform.Backoff;
import dev.attest.collector.platform.Text;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Sends what is due over a channel, one message at a time, and writes down what became of it. Two
/// replicas never send the same message while both live: whoever takes it holds a lease that is
/// longer than any attempt.
@ApplicationScoped
class Deliver {

    private static final Logger LOG = Logger.getLogger(Deliver.class);
    private static final int LONGEST_ERROR = 500;

    private final NotificationRows rows;
    private final NoticeRows notices;
    private final Transactions transactions;
    private final Sender sender;
    private final NotifyConfig config;
    private final Backoff backoff;
    private final Duration lease;
    private final String owner;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry metrics;

    Deliver(
            NotificationRows rows,
            NoticeRows notices,
            Transactions transactions,
            Sender sender,
            NotifyConfig config,
            Ids ids,
            Clock clock,
            SecureRandom chance,
            MeterRegistry metrics) {
        this.rows = rows;
        this.notices = notices;
        this.transactions = transactions;
        this.sender = sender;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
        backoff = new Backoff(config.firstPause(), config.longestPause(), chance);
        lease = config.totalTimeout().multipliedBy(2).plusMinutes(1);
        owner = ids.next().toString();
    }

    /// @return whether there was something to send
    boolean next(Channel channel) {
        int rate = channel.route().rate();
        transactions.run(connection ->
                rows.gather(connection, channel.name(), ids.next(), rate, clock.instant()));
        Optional<TakenNotification> taken =
                transactions.call(connection ->
                        rows.take(connection, channel.name(), rate, clock.instant(), owner, lease));
        taken.ifPresent(mine -> send(channel, mine));
        return taken.isPresent();
    }

    private void send(Channel channel, TakenNotification taken) {
        Notice notice = transactions.call(connection -> notices.read(connection, taken));
        Sent sent = sender.send(channel, notice);
        boolean ours =
                transactions.call(connection ->
                        switch (sent) {
                            case Sent.Taken(var receipt) ->
                                    rows.sent(
                                            connection,
                                            taken,
                                            Text.stored(receipt, LONGEST_ERROR),
                                            clock.instant());
                            case Sent.Refused refused ->
                                    hopeless(taken, refused)
                                            ? rows.bury(connection, taken, error(refused))
                                            : rows.postpone(
                                                    connection,
                                                    taken,
                                                    error(refused),
                                                    clock.instant()
                                                            .plus(backoff.after(taken.attempts())));
                        });
        tell(taken, sent, ours);
    }

    private boolean hopeless(TakenNotification taken, Sent.Refused refused) {
        return !refused.passing() || taken.attempts() >= config.attempts();
    }

    private static String error(Sent.Refused refused) {
        return Objects.requireNonNull(Text.stored(Text.printable(refused.reason()), LONGEST_ERROR));
    }

    private void tell(TakenNotification taken, Sent sent, boolean ours) {
        String outcome =
                switch (sent) {
                    case Sent.Taken _ -> "sent";
                    case Sent.Refused refused -> hopeless(taken, refused) ? "dead" : "failed";
                };
        metrics.counter("attest.notifications", "channel", taken.channel(), "outcome", outcome)
                .increment();
        if (sent instanceof Sent.Refused refused) {
            LOG.warnf(
                    "channel %s, message %s, attempt %d: %s%s",
                    taken.channel(),
                    taken.id(),
                    taken.attempts(),
                    Text.shown(refused.reason()),
                    hopeless(taken, refused) ? "; it is dead" : "");
        }
        if (!ours) {
            LOG.warnf("message %s was taken over or withdrawn while it was sent", taken.id());
        }
    }
}
