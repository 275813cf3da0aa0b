package dev.attest.collector.alerts;

import dev.attest.events.Severity;
import dev.attest.events.activity.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alert as callers see it.
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
        String runbook) {}
