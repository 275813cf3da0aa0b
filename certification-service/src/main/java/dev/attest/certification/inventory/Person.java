package dev.attest.certification.inventory;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A human of the company.
///
/// @param movedFrom the department they had before; null when no move was seen
public record Person(
        String personId,
        String email,
        String name,
        @Nullable String managerId,
        @Nullable String department,
        PersonStatus status,
        @Nullable String movedFrom,
        @Nullable Instant movedAt) {}
