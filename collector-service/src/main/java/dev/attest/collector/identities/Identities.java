package dev.attest.collector.identities;

import dev.attest.collector.platform.Criteria;
import dev.attest.collector.platform.Listing;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Identities as they were judged last.
@ApplicationScoped
class Identities {

    @WithSession
    Uni<Page<IdentityView>> list(IdentityFilter filter, PageRequest page) {
        Criteria criteria =
                new Criteria()
                        .and("i.identityClass = :given", "given", filter.identityClass())
                        .and("i.accountId = :account", "account", filter.account())
                        .and("i.ownerId = :owner", "owner", filter.owner())
                        .and(
                                "lower(i.name) like :q escape '\\'",
                                "q",
                                Criteria.containing(filter.q()));
        Boolean ownerless = filter.ownerless();
        if (ownerless != null) {
            criteria.and(ownerless ? "i.ownerId is null" : "i.ownerId is not null");
        }
        return page(criteria, page);
    }

    @WithSession
    Uni<Page<IdentityView>> ofPerson(String personId, PageRequest page) {
        return page(new Criteria().and("i.personId = :person", "person", personId), page);
    }

    private static Uni<Page<IdentityView>> page(Criteria criteria, PageRequest page) {
        page.after(1)
                .ifPresent(
                        parts -> criteria.and("i.principalId > :after", "after", parts.getFirst()));
        return Listing.of(criteria, "IdentityEntity i", "i.principalId", IdentityEntity.class, page)
                .map(rows -> Page.of(rows, page.limit(), last -> Cursor.encode(last.principalId)))
                .map(rows -> rows.map(IdentityEntity::view));
    }
}
