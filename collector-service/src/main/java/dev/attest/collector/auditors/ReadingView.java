package dev.attest.collector.auditors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one auditor found in an account and region.
///
/// @param reason why it was not evaluated, in AWS's words where AWS refused; else null
/// @param region empty for kinds without one
/// @param observedAt the moment it shows: when it began, or when AWS made the report that it read
/// @param pages answers of AWS
/// @param items things that were read
/// @param changes things that came, went or changed since the reading before; of kinds that are
///   imported as files, the principals that were taken in
/// @param errors parts that could not be read
/// @param controls numbers that AWS gives for itself or by another way, against what was read; also
///   what it has no second count of
/// @param problems why it does not show all there is; of very many only the first
/// @param evidenceSha256 AWS's answers, as the evidence folder keeps them
/// @param snapshotId the snapshot of a kind that is imported as a file
public record ReadingView(
        UUID id,
        String accountId,
        String region,
        String kind,
        ReadingStatus status,
        @Nullable String reason,
        Instant observedAt,
        Instant finishedAt,
        int pages,
        int items,
        int changes,
        int errors,
        List<Control> controls,
        List<String> problems,
        String evidenceSha256,
        @Nullable UUID snapshotId) {

    public ReadingView {
        controls = List.copyOf(controls);
        problems = List.copyOf(problems);
    }
}
