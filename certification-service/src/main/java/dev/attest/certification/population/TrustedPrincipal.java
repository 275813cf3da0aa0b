package dev.attest.certification.population;

import org.jspecify.annotations.Nullable;

/// A principal that a role trusts by name: what the role may do is its access.
///
/// @param personId null when nobody is known behind the principal
/// @param uniqueId by which it is known under another name; null when nobody told it
public record TrustedPrincipal(
        String principalId, @Nullable String personId, @Nullable String uniqueId) {}
