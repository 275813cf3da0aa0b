package dev.attest.collector.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A step taken with an alert, by somebody or by Attest, as callers see it.
///
/// @param state after it
public record AlertChangeView(
        AlertState state,
        Instant at,
        String by,
        @Nullable String assignee,
        @Nullable String note) {}
