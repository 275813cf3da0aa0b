package dev.attest.collector.notifications;

import dev.attest.collector.notifications.channel.Channels;
import dev.attest.collector.platform.Criteria;
import dev.attest.events.Severity;
import dev.attest.outbox.Ids;
import dev.attest.rest.Cursor;
import dev.attest.rest.ETags;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Stored notifications, the newest first.
@ApplicationScoped
class Notifications implements PanacheRepositoryBase<NotificationEntity, UUID> {

    private final Channels channels;
    private final Ids ids;
    private final Clock clock;

    Notifications(Channels channels, Ids ids, Clock clock) {
        this.channels = channels;
        this.ids = ids;
        this.clock = clock;
    }

    @WithSession
    Uni<Page<NotificationEntity>> list(NotificationFilter filter, PageRequest page) {
        Criteria criteria =
                new Criteria()
                        .and("n.state = :state", "state", filter.state())
                        .and("n.channel = :channel", "channel", filter.channel())
                        .and("n.alertId = :alert", "alert", filter.alert());
        page.after(2).ifPresent(parts -> after(criteria, parts));
        return find(
                        criteria.hql("NotificationEntity n", "n.createdAt desc, n.id desc"),
                        criteria.parameters())
                .range(0, page.limit())
                .list()
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                last ->
                                        Cursor.encode(
                                                last.createdAt.toString(), last.id.toString())));
    }

    private static void after(Criteria criteria, List<String> parts) {
        criteria.and("(n.createdAt < :time or n.createdAt = :time and n.id < :id)")
                .with("time", Cursor.instant(parts.get(0)))
                .with("id", Cursor.uuid(parts.get(1)));
    }

    Uni<NotificationEntity> one(UUID id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("notification", id));
    }

    /// Has a dead one tried again, from the beginning.
    @WithTransaction
    Uni<NotificationEntity> retry(UUID id, HttpHeaders headers) {
        return one(id).invoke(
                        found -> {
                            ETags.require(headers, found.version);
                            if (found.state != NotificationState.DEAD) {
                                throw ProblemException.conflict(
                                        "not-dead", "The notification is not dead.");
                            }
                            found.tryAgain(now());
                        })
                .chain(found -> flush().replaceWith(found));
    }

    /// Tries a channel with a message that says so.
    @WithTransaction
    Uni<NotificationEntity> test(String channel) {
        if (channels.named(channel).isEmpty()) {
            throw ProblemException.notFound("working channel", channel);
        }
        NotificationEntity test = new NotificationEntity();
        test.id = ids.next();
        test.channel = channel;
        test.kind = NotificationKind.TEST;
        test.severity = Severity.INFO;
        test.state = NotificationState.PENDING;
        test.createdAt = now();
        test.dueAt = test.createdAt;
        return persist(test).chain(this::flush).replaceWith(test);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
