package dev.attest.certification.inventory;

import org.jspecify.annotations.Nullable;

/// An AWS account.
///
/// @param ownerEmail lower case; null when nobody answers for it
public record Account(
        String accountId,
        String name,
        @Nullable String ownerEmail,
        String status,
        @Nullable String organizationalUnit) {}
