package dev.attest.reporting.certification.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The campaign itself.
///
/// @param closedAt null while it runs
/// @param closedBy null while it runs
/// @param reason why it was closed or cancelled; null while it runs
public record CampaignSummary(
        UUID id,
        String definitionId,
        String name,
        CampaignState state,
        Person launchedBy,
        Instant launchedAt,
        Instant deadline,
        @Nullable Instant closedAt,
        @Nullable Person closedBy,
        @Nullable String reason) {}
