package dev.attest.collector.trailfiles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file of a trail, and what became of it.
///
/// @param trail as `attest.trails` names it
/// @param bucket empty for a folder
/// @param accountId null, like region and time, when the file is not called as CloudTrail calls it
/// @param deliveredAt when CloudTrail delivered it, by its name
/// @param size in bytes; negative when it is not known
/// @param error why it was refused, or could not be had
/// @param sha256 of the file, under which it is kept as evidence
/// @param contentSha256 of its uncompressed content, of which digests speak
/// @param versions how many contents it had; more than one: it was overwritten
/// @param records how many records it holds, or logs a digest names
/// @param stored how many of the records were new
/// @param goneAt when it was no longer there; what was read of it stays
public record TrailFileView(
        String trail,
        String bucket,
        String key,
        TrailFileKind kind,
        @Nullable String accountId,
        @Nullable String region,
        @Nullable Instant deliveredAt,
        long size,
        TrailFileState state,
        @Nullable String error,
        @Nullable String sha256,
        @Nullable String contentSha256,
        int versions,
        int records,
        int stored,
        Instant foundAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant goneAt) {}
