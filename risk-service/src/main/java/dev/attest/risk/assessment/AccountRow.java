package dev.attest.risk.assessment;

import org.jspecify.annotations.Nullable;

/// An account as read for an assessment.
///
/// @param ownerKnown whether a person with the owner's e-mail is known
record AccountRow(
        String accountId,
        String name,
        @Nullable String organizationId,
        @Nullable String ownerEmail,
        boolean ownerKnown) {}
