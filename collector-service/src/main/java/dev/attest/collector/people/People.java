package dev.attest.collector.people;

import dev.attest.collector.platform.Criteria;
import dev.attest.collector.platform.Listing;
import dev.attest.rest.Caller;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People, as far as the caller may see them.
@ApplicationScoped
public class People {

    /// Everybody who reports to somebody, directly or not. `union` visits nobody twice, so that a
    /// cycle of managers ends.
    private static final String REPORTS =
            """
            with recursive reports(person_id) as (
              select p.person_id from person p join person m on p.manager_id = m.person_id
              where m.email = :email
              union
              select p.person_id from person p join reports r on p.manager_id = r.person_id)
            select r.person_id from reports r join person p on p.person_id = r.person_id
            where p.email <> :email
            """;

    /// Whose data a caller sees.
    ///
    /// @param everybody no limit
    /// @param managedBy else only the reports of the person with this address; null for nobody
    public record Scope(boolean everybody, @Nullable String managedBy) {

        /// What a caller may see.
        public static Scope of(Caller caller) {
            return new Scope(caller.seesAll(), caller.email().orElse(null));
        }
    }

    @WithSession
    Uni<Page<PersonView>> list(@Nullable String text, Scope scope, PageRequest page) {
        return visible(scope)
                .chain(ids -> {
                    Criteria criteria = criteria(text, ids);
                    page.after(1)
                            .ifPresent(parts ->
                                    criteria.and("p.personId > :id", "id", parts.getFirst()));
                    return Listing.of(
                            criteria, "PersonEntity p", "p.personId", PersonEntity.class, page);
                })
                .map(rows -> Page.of(rows, page.limit(), last -> Cursor.encode(last.personId)))
                .chain(this::withPrincipals);
    }

    /// One person; whom the caller may not see is not found.
    @WithSession
    public Uni<PersonView> shown(String id, Caller caller) {
        return byId(id, Scope.of(caller))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("person", id)));
    }

    private Uni<Optional<PersonView>> byId(String id, Scope scope) {
        return visible(scope)
                .chain(ids ->
                        ids.isPresent() && !ids.get().contains(id)
                                ? Uni.createFrom().<PersonEntity>nullItem()
                                : Panache.getSession().chain(s -> s.find(PersonEntity.class, id)))
                .chain(person ->
                        person == null
                                ? Uni.createFrom().item(Optional.<PersonView>empty())
                                : withPrincipals(new Page<>(List.of(person), null))
                                        .map(p -> Optional.of(p.items().getFirst())));
    }

    private static Criteria criteria(@Nullable String text, Optional<List<String>> ids) {
        Criteria criteria =
                new Criteria()
                        .and(
                                "(lower(p.name) like :q escape '\\' or p.email like :q escape '\\'"
                                        + " or lower(p.personId) like :q escape '\\')",
                                "q",
                                Criteria.containing(text));
        ids.ifPresent(some -> criteria.and("p.personId in :visible", "visible", some));
        return criteria;
    }

    /// Empty for everybody.
    private static Uni<Optional<List<String>>> visible(Scope scope) {
        if (scope.everybody()) {
            return Uni.createFrom().item(Optional.empty());
        }
        String manager = scope.managedBy();
        if (manager == null) {
            return Uni.createFrom().item(Optional.of(List.of()));
        }
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(REPORTS, String.class)
                                .setParameter("email", manager)
                                .getResultList())
                .map(Optional::of);
    }

    private Uni<Page<PersonView>> withPrincipals(Page<PersonEntity> people) {
        List<String> ids = people.items().stream().map(p -> p.personId).toList();
        return Panache.getSession()
                .chain(session ->
                        session.createSelectionQuery(
                                        "select p.personId, p.principalId from PrincipalEntity p"
                                                + " where p.present and p.personId in :ids order by p.principalId",
                                        Object[].class)
                                .setParameter("ids", ids)
                                .getResultList())
                .map(rows -> {
                    Map<String, List<String>> owned = new HashMap<>();
                    rows.forEach(row ->
                            owned.computeIfAbsent((String) row[0], _ -> new ArrayList<>())
                                    .add((String) row[1]));
                    return people.map(p -> p.view(owned.getOrDefault(p.personId, List.of())));
                });
    }
}
