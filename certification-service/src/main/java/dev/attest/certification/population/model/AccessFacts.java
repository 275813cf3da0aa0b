package dev.attest.certification.population.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known about one entitlement when the campaign is launched.
///
/// @param standing of the person behind it; null when nobody is known
/// @param lastUsed null when never used or unknown; see lastUsedKnown
/// @param lastUsedKnown whether a source tells the last use
/// @param administrator null when it could not be evaluated
/// @param existsSince when the key, else the principal was made: it cannot have been used before;
///   null when unknown
/// @param keyCreated when the access key was made; null for everything else or when unknown
/// @param openAlerts titles of open alerts about the principal
/// @param movedFrom the department the person left within the last half year; null when they did
///   not move
public record AccessFacts(
        @Nullable Standing standing,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown,
        @Nullable Boolean administrator,
        @Nullable Instant existsSince,
        boolean key,
        @Nullable Instant keyCreated,
        List<String> openAlerts,
        @Nullable String movedFrom) {
    public AccessFacts {
        openAlerts = List.copyOf(openAlerts);
    }

    /// Where the person stands in the company.
    public enum Standing {
        ACTIVE,
        ON_LEAVE,
        LEFT
    }
}
