package dev.attest.collector.inventory;

import dev.attest.collector.imports.SnapshotView;
import dev.attest.collector.platform.Criteria;
import dev.attest.collector.platform.Listing;
import dev.attest.events.inventory.InventorySource;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Who and what exists, and the snapshots that showed it.
@Path("/api/v1")
@Tag(name = "Inventory")
public class InventoryResource {

    /// A policy document by the hash of its bytes.
    public record PolicyView(String sha256, String document) {}

    /// Principals that exist, by id.
    @GET
    @Path("/principals")
    @PermissionsAllowed("inventory:read")
    @WithSession
    public Uni<Page<PrincipalView>> listPrincipals(
            @Valid @BeanParam PrincipalFilter filter, @Valid @BeanParam PageRequest page) {
        Criteria criteria =
                new Criteria()
                        .and("p.present")
                        .and("p.accountId = :account", "account", filter.account())
                        .and("p.kind = :kind", "kind", filter.kind())
                        .and("p.personId = :person", "person", filter.person())
                        .and(
                                "lower(p.name) like :q escape '\\'",
                                "q",
                                Criteria.containing(filter.q()));
        page.after(1)
                .ifPresent(parts -> criteria.and("p.principalId > :id", "id", parts.getFirst()));
        return Listing.of(
                        criteria, "PrincipalEntity p", "p.principalId", PrincipalEntity.class, page)
                .map(rows -> Page.of(rows, page.limit(), last -> Cursor.encode(last.principalId)))
                .map(rows -> rows.map(PrincipalEntity::view));
    }

    /// One principal, also one that is gone.
    @GET
    @Path("/principals/{id}")
    @PermissionsAllowed("inventory:read")
    @WithSession
    public Uni<PrincipalView> principal(@PathParam("id") UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createSelectionQuery(
                                        "from PrincipalEntity p where p.id = :id",
                                        PrincipalEntity.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("principal", id))
                .map(PrincipalEntity::view);
    }

    /// Snapshots, the one that shows the latest moment first.
    @GET
    @Path("/snapshots")
    @PermissionsAllowed("inventory:read")
    @WithSession
    public Uni<Page<SnapshotView>> listSnapshots(
            @Parameter(description = "Account, 12 digits") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Of this source") @QueryParam("source")
                    @Nullable InventorySource source,
            @Valid @BeanParam PageRequest page) {
        Criteria criteria =
                new Criteria()
                        .and("s.accountId = :account", "account", account)
                        .and("s.source = :source", "source", source == null ? null : source.name());
        page.after(2)
                .ifPresent(parts ->
                        criteria.and(
                                        "(s.observedAt < :time or s.observedAt = :time and s.id < :id)")
                                .with("time", Cursor.instant(parts.get(0)))
                                .with("id", Cursor.uuid(parts.get(1))));
        return Listing.of(
                        criteria,
                        "SnapshotEntity s",
                        "s.observedAt desc, s.id desc",
                        SnapshotEntity.class,
                        page)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                last ->
                                        Cursor.encode(
                                                last.observedAt.toString(), last.id.toString())))
                .map(rows -> rows.map(SnapshotEntity::view));
    }

    /// A policy document.
    @GET
    @Path("/policies/{sha256}")
    @PermissionsAllowed("inventory:read")
    @WithSession
    public Uni<PolicyView> policy(@PathParam("sha256") String sha256) {
        return Panache.getSession()
                .chain(session -> session.find(PolicyEntity.class, sha256))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("policy", sha256))
                .map(policy -> new PolicyView(policy.sha256, policy.document));
    }
}
