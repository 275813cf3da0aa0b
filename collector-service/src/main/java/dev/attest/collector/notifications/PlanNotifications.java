package dev.attest.collector.notifications;

import dev.attest.collector.alerts.AlertAudience;
import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.Channels;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.channel.Route;
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
import java.util.Comparator;
import java.util.List;

/// Writes down which channel is to be told of an alert, and when, in the transaction that raises
/// it. Nothing is sent here: an import never waits for a channel.
@ApplicationScoped
public class PlanNotifications implements AlertAudience {

    private final List<Channel> channels;
    private final NotificationRows rows;
    private final Duration maxAge;
    private final Duration backlogDigest;
    private final Ids ids;
    private final Clock clock;

    @Inject
    PlanNotifications(
            Channels channels, NotificationRows rows, NotifyConfig config, Ids ids, Clock clock) {
        this(channels.working(), rows, config.maxAge(), config.backlogDigest(), ids, clock);
    }

    PlanNotifications(
            List<Channel> channels,
            NotificationRows rows,
            Duration maxAge,
            Duration backlogDigest,
            Ids ids,
            Clock clock) {
        this.channels = channels;
        this.rows = rows;
        this.maxAge = maxAge;
        this.backlogDigest = backlogDigest;
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

    private void plan(
            Channel channel, List<AlertRaised> alerts, Instant now, List<NewNotification> planned) {
        List<Severity> old = new ArrayList<>();
        for (AlertRaised alert : alerts) {
            if (!channel.route().takes(alert.severity(), alert.ruleId(), alert.accountId())) {
                continue;
            }
            if (alert.eventTime().isBefore(now.minus(maxAge))) {
                old.add(alert.severity());
            } else {
                planned.add(single(channel, alert, now));
            }
        }
        if (!old.isEmpty()) {
            planned.add(backlog(channel, old, now));
        }
    }

    private NewNotification single(Channel channel, AlertRaised alert, Instant now) {
        Route.Due due = channel.route().due(alert.severity(), now);
        return new NewNotification(
                ids.next(),
                channel.name(),
                NotificationKind.ALERT,
                alert.alertId(),
                alert.severity(),
                1,
                due.together() ? NotificationState.HELD : NotificationState.PENDING,
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
