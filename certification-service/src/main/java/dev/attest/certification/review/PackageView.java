package dev.attest.certification.review;

import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.routing.model.RoutedBy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A package and how far it is.
///
/// @param late whether it was or is not signed when it was due
/// @param mine whether the caller may decide in it
/// @param history what happened besides decisions, the oldest first
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
        List<EventView> history,
        long version) {
    public PackageView {
        history = List.copyOf(history);
    }

    PackageView withHistory(List<EventView> told) {
        return new PackageView(
                id,
                campaignId,
                campaignName,
                reviewer,
                routedBy,
                state,
                late,
                dueAt,
                snapshotAt,
                escalationLevel,
                progress,
                signedAt,
                signedBy,
                mine,
                told,
                version);
    }

    /// A reminder, an escalation or an end that was no signature, in words.
    public record EventView(PackageEvents.Kind kind, String text, Instant at) {}

    /// Who answers for the package.
    public record ReviewerView(String id, String name, String email) {}

    public record Progress(int items, int decided, int kept, int revoked, int undecided) {}
}
