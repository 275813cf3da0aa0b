package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person as callers see them.
///
/// @param principals ids of the principals that exist and belong to the person
public record PersonView(
        String id,
        String email,
        String name,
        @Nullable String managerId,
        @Nullable String department,
        PersonStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        List<String> principals,
        Instant observedAt) {}
