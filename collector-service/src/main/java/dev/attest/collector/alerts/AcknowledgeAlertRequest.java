package dev.attest.collector.alerts;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Somebody takes an alert on.
///
/// @param note what there is to say of it
public record AcknowledgeAlertRequest(@Size(max = 2000) @Nullable String note) {}
