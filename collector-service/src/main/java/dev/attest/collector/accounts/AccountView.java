package dev.attest.collector.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account of AWS as callers see it.
public record AccountView(
        String accountId,
        String name,
        @Nullable String organizationId,
        @Nullable String organizationalUnit,
        String status,
        boolean management,
        @Nullable String ownerEmail,
        Instant observedAt) {}
