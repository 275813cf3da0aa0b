package dev.attest.collector.activity;

import dev.attest.collector.activity.FoundTraces.Asked;
import dev.attest.collector.platform.Criteria;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stored activity, newest first.
@ApplicationScoped
class Activities implements PanacheRepositoryBase<ActivityEntity, ActivityEntity.Key> {

    /// Down to the account: two accounts can have an event of the same id.
    private static final String NEWEST_FIRST =
            "a.eventDay desc, a.eventTime desc, a.eventId desc, a.accountId desc";

    private final PersonSearch search;
    private final FoundTraces found;

    Activities(PersonSearch search, FoundTraces found) {
        this.search = search;
        this.found = found;
    }

    @WithSession
    Uni<Page<ActivityEntity>> list(ActivityFilter filter, PageRequest page) {
        String person = filter.person();
        return person == null
                ? list(criteria(filter), page)
                : traces(new Asked(person, day(filter.from()), day(filter.to())), page)
                        .chain(traces -> list(traces.into(criteria(filter)), page));
    }

    /// The first page finds them anew, those after it go on with what it found.
    private Uni<PersonTraces> traces(Asked asked, PageRequest page) {
        return Optional.ofNullable(page.cursor())
                .flatMap(_ -> found.of(asked))
                .map(traces -> Uni.createFrom().item(traces))
                .orElseGet(() ->
                        search.of(asked.person(), asked.from(), asked.to())
                                .invoke(traces -> found.keep(asked, traces)));
    }

    private Uni<Page<ActivityEntity>> list(Criteria criteria, PageRequest page) {
        page.after(3).ifPresent(parts -> after(criteria, parts));
        return find(criteria.hql("ActivityEntity a", NEWEST_FIRST), criteria.parameters())
                .range(0, page.limit())
                .list()
                .map(rows -> Page.of(rows, page.limit(), Activities::cursor));
    }

    private static Criteria criteria(ActivityFilter filter) {
        Criteria criteria =
                new Criteria()
                        .and("a.accountId = :account", "account", filter.account())
                        .and("a.source = :source", "source", filter.source())
                        .and("a.name = :name", "name", filter.name())
                        .and("a.region = :region", "region", filter.region())
                        .and("a.target = :target", "target", filter.target())
                        .and("a.eventTime >= :from", "from", filter.from())
                        .and("a.eventDay >= :fromDay", "fromDay", day(filter.from()))
                        .and("a.noise = :noise", "noise", filter.noise())
                        .and("a.eventTime < :to", "to", filter.to())
                        .and("a.eventDay <= :toDay", "toDay", day(filter.to()));
        actor(criteria, filter.actor());
        return criteria;
    }

    /// @param account null for the first account that has an event of this id
    @WithSession
    Uni<Optional<ActivityEntity>> byId(String eventId, @Nullable String account) {
        Criteria criteria =
                new Criteria()
                        .and("a.eventId = :id", "id", eventId)
                        .and("a.accountId = :account", "account", account);
        return find(criteria.hql("ActivityEntity a", "a.accountId"), criteria.parameters())
                .<ActivityEntity>firstResult()
                .map(Optional::ofNullable);
    }

    @WithSession
    Uni<List<ActivityEntity>> byIds(String account, Collection<WhoDid.Call> calls) {
        return list(
                "accountId = ?1 and eventDay in ?2 and eventId in ?3",
                account,
                calls.stream().map(WhoDid.Call::day).distinct().toList(),
                calls.stream().map(WhoDid.Call::eventId).toList());
    }

    /// The name is indexed; an ARN ends in it.
    private static void actor(Criteria criteria, @Nullable String actor) {
        if (actor == null) {
            return;
        }
        if (!actor.startsWith("arn:")) {
            criteria.and("a.actorName = :actor", "actor", actor);
            return;
        }
        int from = Math.max(actor.lastIndexOf('/'), actor.lastIndexOf(':')) + 1;
        criteria.and("a.actorName = :actor", "actor", actor.substring(from))
                .and("a.actorPrincipal = :principal", "principal", actor);
    }

    private static void after(Criteria criteria, List<String> parts) {
        Instant time = Cursor.instant(parts.get(0));
        criteria.and("a.eventDay <= :day")
                .and(
                        "(a.eventTime < :time or a.eventTime = :time and (a.eventId < :id"
                                + " or a.eventId = :id and a.accountId < :last))")
                .with("day", time.atOffset(ZoneOffset.UTC).toLocalDate())
                .with("time", time)
                .with("id", parts.get(1))
                .with("last", parts.get(2));
    }

    private static String cursor(ActivityEntity last) {
        return Cursor.encode(last.eventTime.toString(), last.eventId, last.accountId);
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
