package dev.attest.certification.review;

import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.routing.model.RoutedBy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A package and how far it is.
///
/// @param late whether it was or is not signed when it was due
/// @param mine whether the caller may decide in it
public record PackageView(
        UUID id,
        UUID campaignId,
        String campaignName,
        ReviewerView reviewer,
        RoutedBy routedBy,
        PackageState state,
        boolean late,
        Instant dueAt,
        Instant snapshotAt,
        int escalationLevel,
        Progress progress,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        boolean mine,
        long version) {

    /// Who answers for the package.
    public record ReviewerView(String id, String name, String email) {}

    public record Progress(int items, int decided, int kept, int revoked, int undecided) {}
}
