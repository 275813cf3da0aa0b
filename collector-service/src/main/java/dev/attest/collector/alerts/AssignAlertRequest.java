package dev.attest.collector.alerts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Somebody is to look into an alert.
///
/// @param assignee an e-mail address
/// @param note what there is to say of it
public record AssignAlertRequest(
        @NotNull @NotBlank @Size(max = 320) String assignee,
        @Size(max = 2000) @Nullable String note) {}
