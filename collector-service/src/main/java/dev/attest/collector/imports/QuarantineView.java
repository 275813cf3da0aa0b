package dev.attest.collector.imports;

import java.time.Instant;
import java.util.UUID;

/// A part of a file that was not taken in.
public record QuarantineView(
        UUID id,
        UUID importId,
        ImportKind kind,
        String file,
        String sha256,
        String position,
        String reason,
        String value,
        Instant quarantinedAt) {}
