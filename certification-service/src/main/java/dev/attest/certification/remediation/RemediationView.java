package dev.attest.certification.remediation;

import dev.attest.certification.remediation.model.RemovalState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A removal: the commands to run, and what was seen since.
///
/// @param snapshotId the snapshot that proves the state
/// @param notes why it is still open and what else is worth knowing, in words
public record RemediationView(
        UUID id,
        UUID campaignId,
        UUID itemId,
        String title,
        String subjectName,
        String accountId,
        String principalId,
        RemovalState state,
        List<String> commands,
        Instant plannedAt,
        Instant dueAt,
        @Nullable Instant verifiedAt,
        @Nullable UUID snapshotId,
        @Nullable Instant observedAt,
        List<String> notes) {
    /// @param beside other removals that the reader may see
    static RemediationView of(Remediation of, Collection<Remediation> beside) {
        return new RemediationView(
                of.id,
                of.campaignId,
                of.itemId,
                of.title,
                of.subjectName,
                of.accountId,
                of.principalId,
                of.state,
                List.of(of.commands),
                of.plannedAt,
                of.dueAt,
                of.verifiedAt,
                of.snapshotId,
                of.observedAt,
                of.allNotes(beside));
    }
}
