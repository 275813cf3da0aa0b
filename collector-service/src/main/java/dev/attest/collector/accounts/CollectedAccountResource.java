package dev.attest.collector.accounts;

import dev.attest.collector.accounts.AccountSourceEntity.AccountSourceView;
import dev.attest.collector.platform.Criteria;
import dev.attest.collector.platform.Listing;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which accounts are collected from, and what stands in the way.
@Path("/api/v1")
@Tag(name = "Collection")
public class CollectedAccountResource {

    /// Accounts by id; those that are suspended, left out or no longer listed stay, with the
    /// reason.
    @GET
    @Path("/collected-accounts")
    @PermissionsAllowed("collection:read")
    @WithSession
    public Uni<Page<CollectedAccountView>> listCollectedAccounts(
            @Valid @BeanParam PageRequest page) {
        Criteria criteria = new Criteria();
        page.after(1).ifPresent(parts -> criteria.and("a.accountId > :id", "id", parts.getFirst()));
        return Listing.of(
                        criteria,
                        "CollectedAccountEntity a",
                        "a.accountId",
                        CollectedAccountEntity.class,
                        page)
                .map(rows -> Page.of(rows, page.limit(), last -> Cursor.encode(last.accountId)))
                .map(rows -> rows.map(CollectedAccountEntity::view));
    }

    /// What lists accounts, and whether it could be read.
    @GET
    @Path("/account-sources")
    @PermissionsAllowed("collection:read")
    @WithSession
    public Uni<Page<AccountSourceView>> listAccountSources(@Valid @BeanParam PageRequest page) {
        Criteria criteria = new Criteria();
        page.after(1).ifPresent(parts -> criteria.and("s.source > :id", "id", parts.getFirst()));
        return Listing.of(
                        criteria,
                        "AccountSourceEntity s",
                        "s.source",
                        AccountSourceEntity.class,
                        page)
                .map(rows -> Page.of(rows, page.limit(), last -> Cursor.encode(last.source)))
                .map(rows -> rows.map(AccountSourceEntity::view));
    }
}
