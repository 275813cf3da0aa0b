package dev.attest.collector.accounts;

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

/// The accounts that were seen.
@Path("/api/v1/accounts")
@Tag(name = "Accounts")
public class AccountResource {

    /// Accounts by id.
    @GET
    @PermissionsAllowed("accounts:read")
    @WithSession
    public Uni<Page<AccountView>> listAccounts(@Valid @BeanParam PageRequest page) {
        Criteria criteria = new Criteria();
        page.after(1).ifPresent(parts -> criteria.and("a.accountId > :id", "id", parts.getFirst()));
        return Listing.of(criteria, "AccountEntity a", "a.accountId", AccountEntity.class, page)
                .map(rows -> Page.of(rows, page.limit(), last -> Cursor.encode(last.accountId)))
                .map(rows -> rows.map(AccountEntity::view));
    }
}
