package dev.attest.collector.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the import journal.
///
/// @param state RUNNING until the file was read to its end, then DONE; an import that was cut off
///   stays RUNNING and can be repeated
/// @param noise stored records that no alert rule sees
/// @param lakeOnly records that the lake has and the database does not keep
public record ImportView(
        UUID id,
        ImportKind kind,
        String file,
        String sha256,
        String state,
        int records,
        int stored,
        int duplicates,
        int alerts,
        int quarantined,
        int noise,
        int lakeOnly,
        String importedBy,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
