package dev.attest.sample.model;

import java.time.Instant;

/// An account of the organization.
///
/// @param ownerEmail who answers for it, as the `owner` tag says
public record Account(
        String id,
        String name,
        String email,
        String ownerEmail,
        String organizationalUnit,
        Instant joined,
        boolean management) {}
