package dev.attest.collector.inventory.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One access key as one source shows it.
///
/// @param slot 1 or 2 in a credential report, else 0
/// @param lastUsedKnown whether the source tells the last use
public record KeyReading(
        int slot,
        @Nullable String accessKeyId,
        boolean active,
        @Nullable Instant created,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown) {}
