package dev.attest.console.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reviewer's package as certification-service shows it.
///
/// @param history what happened besides decisions, the oldest first
public record PackageView(
        UUID id,
        UUID campaignId,
        String campaignName,
        Reviewer reviewer,
        RoutedBy routedBy,
        State state,
        boolean late,
        @Nullable Instant dueAt,
        @Nullable Instant snapshotAt,
        int escalationLevel,
        Progress progress,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        boolean mine,
        List<Happening> history,
        long version) {

    public enum State {
        OPEN,
        DECIDED,
        SIGNED,
        EXPIRED,
        CANCELLED
    }

    public enum RoutedBy {
        MANAGER,
        ACCOUNT_OWNER,
        CAMPAIGN_OWNER,
        ESCALATION
    }

    public record Reviewer(@Nullable String id, String name, @Nullable String email) {}

    /// A reminder, an escalation or an end that was no signature, in words.
    public record Happening(String kind, String text, Instant at) {}

    public record Progress(int items, int decided, int kept, int revoked, int undecided) {}

    /// Decisions can be made and changed, by the reviewer only.
    public boolean decidable() {
        return mine && (state == State.OPEN || state == State.DECIDED);
    }
}
