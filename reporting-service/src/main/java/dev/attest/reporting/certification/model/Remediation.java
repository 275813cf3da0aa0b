package dev.attest.reporting.certification.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The removal that a signed revoke started.
///
/// @param commands AWS CLI commands in the order to run them
/// @param alsoRemoves titles of what the same principal loses by these commands
/// @param verifiedAt when it was found gone; null unless it ever was
/// @param proof the snapshot that showed it gone, or back when re-granted; null unless there is one
/// @param failure why it failed; null unless it did
public record Remediation(
        UUID id,
        RemediationState state,
        List<String> commands,
        List<String> alsoRemoves,
        Instant plannedAt,
        Instant dueAt,
        @Nullable Instant verifiedAt,
        @Nullable Snapshot proof,
        @Nullable String failure) {

    public Remediation {
        commands = List.copyOf(commands);
        alsoRemoves = List.copyOf(alsoRemoves);
    }
}
