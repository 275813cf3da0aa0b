package dev.attest.collector.notifications;

import dev.attest.collector.alerts.AlertAudience;
import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.Channels;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.channel.Route;
import dev.attest.collector.rules.OwnRules;
import dev.attest.events.Severity;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Ids;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes down which channel is to be told of an alert, and when, in the transaction that raises
/// it, and in the one that takes it back that nobody is. Nothing is sent here: an import never
/// waits for a channel.
@ApplicationScoped
public class PlanNotifications implements AlertAudience {

    private final List<Channel> channels;
    private final NotificationRows rows;
    private final Withdrawals withdrawals;
    private final Duration maxAge;
    private final Duration backlogDigest;
    private final Optional<String> synthetic;
    private final Ids ids;
    private final Clock clock;

    @Inject
    PlanNotifications(
            Channels channels,
            NotificationRows rows,
            Withdrawals withdrawals,
            NotifyConfig config,
            Ids ids,
            Clock clock) {
        this(
                channels.working(),
                rows,
                withdrawals,
                config.maxAge(),
                config.backlogDigest(),
                channels.synthetic(),
                ids,
                clock);
    }

    PlanNotifications(
            List<Channel> channels,
            NotificationRows rows,
            Withdrawals withdrawals,
            Duration maxAge,
            Duration backlogDigest,
            Optional<String> synthetic,
            Ids ids,
            Clock clock) {
        this.channels = channels;
        this.rows = rows;
        this.withdrawals = withdrawals;
        this.maxAge = maxAge;
        this.backlogDigest = backlogDigest;
        this.synthetic = synthetic;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void raised(SqlConnection connection, List<AlertRaised> alerts) {
        List<NewNotification> planned = new ArrayList<>();
        Instant now = clock.instant();
        for (Channel channel : channels) {
            plan(channel, alerts, now, planned);
        }
        rows.insert(connection, planned);
    }

    @Override
    public void takenBack(SqlConnection connection, Collection<UUID> alerts) {
        withdrawals.withdraw(connection, alerts);
    }

    @Override
    public void foundAgain(SqlConnection connection, Collection<UUID> alerts) {
        Instant now = clock.instant();
        withdrawals.restore(
                connection,
                alerts,
                (name, severity) ->
                        channels.stream()
                                .filter(channel -> channel.name().equals(name))
                                .findFirst()
                                .map(channel -> channel.route().due(severity, now)));
    }

    private void plan(
            Channel channel, List<AlertRaised> alerts, Instant now, List<NewNotification> planned) {
        List<Severity> old = new ArrayList<>();
        for (AlertRaised alert : alerts) {
            if (alert.ruleId().equals(OwnRules.SYNTHETIC)) {
                planSynthetic(channel, alert, now, planned);
            } else if (takes(channel, alert) && alert.eventTime().isBefore(now.minus(maxAge))) {
                old.add(alert.severity());
            } else if (takes(channel, alert)) {
                Route.Due due = channel.route().due(alert.severity(), now);
                planned.add(single(channel, alert, now, due));
            }
        }
        if (!old.isEmpty()) {
            planned.add(backlog(channel, old, now));
        }
    }

    private static boolean takes(Channel channel, AlertRaised alert) {
        return channel.route().takes(alert.severity(), alert.ruleId(), alert.accountId());
    }

    /// At once: it shows that the way is free, not that somebody is awake.
    private void planSynthetic(
            Channel channel, AlertRaised alert, Instant now, List<NewNotification> planned) {
        if (synthetic.filter(channel.name()::equals).isPresent()) {
            planned.add(single(channel, alert, now, new Route.Due(now, false)));
        }
    }

    private NewNotification single(Channel channel, AlertRaised alert, Instant now, Route.Due due) {
        return new NewNotification(
                ids.next(),
                channel.name(),
                NotificationKind.ALERT,
                alert.alertId(),
                alert.severity(),
                1,
                NotificationState.waiting(due),
                now,
                due.at());
    }

    private NewNotification backlog(Channel channel, List<Severity> old, Instant now) {
        return new NewNotification(
                ids.next(),
                channel.name(),
                NotificationKind.BACKLOG,
                null,
                old.stream().max(Comparator.naturalOrder()).orElseThrow(),
                old.size(),
                NotificationState.HELD,
                now,
                channel.route().dueOld(now, backlogDigest).at());
    }
}
