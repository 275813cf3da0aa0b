package dev.attest.collector.alerts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Somebody is to look into an alert.
///
/// @param assignee an e-mail address
/// @param note what there is to say of it
public record AssignAlertRequest(
        @NotNull
                @Size(max = 320)
                @Pattern(
                        regexp = "^[^\\x00-\\x20\\x7f@]+@[^\\x00-\\x20\\x7f@]+$",
                        message = "must be an e-mail address")
                String assignee,
        @Size(max = 2000) @Nullable String note) {}
