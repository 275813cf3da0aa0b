package dev.attest.collector.alerts;

import dev.attest.events.Severity;
import dev.attest.events.activity.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alert as callers see it.
///
/// @param message what happened, in one sentence, for callers who may read activity: it may name
///   the address a call came from
/// @param matches events that matched, all about the same, within thirty days
/// @param lastEventTime when the latest of them happened
/// @param assignee who looks into it
/// @param changedAt when somebody last did something with it
public record AlertView(
        UUID id,
        String ruleId,
        Severity severity,
        String title,
        String accountId,
        String region,
        String eventId,
        String eventName,
        Instant eventTime,
        Actor actor,
        @Nullable String target,
        AlertState state,
        Instant raisedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String reason,
        String runbook,
        @Nullable String message,
        long matches,
        Instant lastEventTime,
        @Nullable String assignee,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
