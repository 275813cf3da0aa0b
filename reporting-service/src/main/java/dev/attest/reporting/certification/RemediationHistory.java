package dev.attest.reporting.certification;

import dev.attest.events.certification.AccessRegranted;
import dev.attest.events.certification.RemediationFailed;
import dev.attest.events.certification.RemediationReplanned;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import dev.attest.reporting.certification.model.RemediationState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the log holds about one removal, told in order.
final class RemediationHistory {

    private final RemediationRequested requested;
    private @Nullable RemediationReplanned replanned;
    private RemediationState state = RemediationState.OPEN;
    private @Nullable RemediationVerified verified;
    private @Nullable RemediationFailed failed;
    private @Nullable AccessRegranted regranted;

    RemediationHistory(RemediationRequested requested) {
        this.requested = requested;
    }

    /// The plan that was written last counts, in whatever order the log got them.
    void apply(RemediationReplanned event) {
        if (replanned == null || !event.replannedAt().isBefore(replanned.replannedAt())) {
            replanned = event;
        }
    }

    void apply(RemediationVerified event) {
        verified = event;
        state = RemediationState.VERIFIED;
    }

    void apply(RemediationFailed event) {
        failed = event;
        state = RemediationState.FAILED;
    }

    void apply(AccessRegranted event) {
        regranted = event;
        state = RemediationState.REGRANTED;
    }

    /// The snapshots that any of its events points to.
    Stream<UUID> proofs() {
        return Stream.concat(
                Stream.ofNullable(verified).map(RemediationVerified::snapshotId),
                Stream.ofNullable(regranted).map(AccessRegranted::snapshotId));
    }

    RemediationRequested requested() {
        return requested;
    }

    /// As of the last plan.
    List<String> commands() {
        return replanned == null ? requested.commands() : replanned.commands();
    }

    RemediationState state() {
        return state;
    }

    @Nullable RemediationVerified verified() {
        return verified;
    }

    @Nullable RemediationFailed failed() {
        return failed;
    }

    @Nullable AccessRegranted regranted() {
        return regranted;
    }
}
