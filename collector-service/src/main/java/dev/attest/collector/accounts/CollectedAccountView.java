package dev.attest.collector.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account that is collected from. The external id is not told.
///
/// @param source what lists it: `file`, `parameter` or `organization`; `trail` when nothing does
///   and its events came
/// @param role assumed there; null when the collector's own credentials are used
/// @param unit the path of its organizational unit, such as `Root/Workloads/Prod`; null when no
///   organization tells it
/// @param reason why it is not collected from; null when it is
/// @param lastError what stood in the way at the last attempt; null when nothing did
/// @param unlistedEvents how many records of it came while nothing listed it
public record CollectedAccountView(
        String accountId,
        String name,
        String source,
        String partition,
        @Nullable String role,
        List<String> regions,
        @Nullable String unit,
        CollectedAccountState state,
        @Nullable String reason,
        Instant listedAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        long unlistedEvents) {}
