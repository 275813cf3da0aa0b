package dev.attest.collector.platform;

import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// One page's rows of a listing.
public final class Listing {

    private Listing() {}

    /// @param from entity and its alias, such as `AlertEntity a`
    /// @return one row more than the page holds, when there are that many
    public static <T> Uni<List<T>> of(
            Criteria criteria, String from, String order, Class<T> type, PageRequest page) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(criteria.hql(from, order), type);
                    criteria.parameters().forEach(query::setParameter);
                    return query.setMaxResults(page.limit() + 1).getResultList();
                });
    }
}
