package dev.attest.collector.inventory.reading;

import org.jspecify.annotations.Nullable;

/// One account of the organization.
public record AccountReading(
        String accountId,
        String name,
        @Nullable String organizationId,
        @Nullable String organizationalUnit,
        String status,
        boolean management,
        @Nullable String ownerEmail) {

    public AccountReading ownedBy(@Nullable String owner) {
        return new AccountReading(
                accountId, name, organizationId, organizationalUnit, status, management, owner);
    }
}
