package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An AWS account as the organization or an import shows it.
///
/// @param organizationalUnit path such as `Root/Workloads/Prod`; null when unknown
/// @param status `ACTIVE`, `SUSPENDED` or `PENDING_CLOSURE`, as Organizations says
/// @param management whether it is the organization's management account
/// @param ownerEmail e-mail of the person who answers for the account; null when nobody is named
public record AccountObserved(
        String accountId,
        String name,
        @Nullable String organizationId,
        @Nullable String organizationalUnit,
        String status,
        boolean management,
        @Nullable String ownerEmail,
        Instant observedAt)
        implements InventoryEvent {
    public AccountObserved {
        Require.account("accountId", accountId);
        Require.present("name", name);
        Require.text("status", status);
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
