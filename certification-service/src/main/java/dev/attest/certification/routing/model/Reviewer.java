package dev.attest.certification.routing.model;

import org.jspecify.annotations.Nullable;

/// A person as routing sees one.
///
/// @param managerId null when there is none or it could not be resolved
/// @param available false for people who left or are on leave
public record Reviewer(
        String personId,
        String name,
        String email,
        @Nullable String managerId,
        boolean available) {}
