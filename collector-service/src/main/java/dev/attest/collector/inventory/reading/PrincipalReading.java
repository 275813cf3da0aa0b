package dev.attest.collector.inventory.reading;

import dev.attest.events.inventory.PrincipalKind;

/// One principal in one file.
///
/// @param principalId ARN, or the Identity Center user id
public record PrincipalReading(String principalId, PrincipalKind kind, String name, Facet facet) {

    PrincipalReading with(Facet other) {
        return new PrincipalReading(principalId, kind, name, other);
    }
}
