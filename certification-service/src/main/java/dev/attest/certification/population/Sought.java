package dev.attest.certification.population;

import dev.attest.certification.population.model.EntitlementId;
import dev.attest.events.certification.EntitlementKind;
import org.jspecify.annotations.Nullable;

/// One access that is looked for, as it stood when it was reviewed.
///
/// @param principalUniqueId by which its principal is known again under another name; null when
///   nobody told it
/// @param principalAccount where the principal lives
/// @param reference of the grant, as in [Grant]
/// @param referenceUniqueId by which the group or the trusted principal that the reference names is
///   known again; null for all other access
/// @param accountId where the access takes effect
public record Sought(
        String principalId,
        @Nullable String principalUniqueId,
        String principalAccount,
        EntitlementKind kind,
        String reference,
        @Nullable String referenceUniqueId,
        String accountId) {

    /// The entitlement as it would be another principal's, by another reference.
    String entitlementOf(String holderId, String otherReference) {
        return EntitlementId.of(accountId, holderId, kind.name(), otherReference);
    }
}
