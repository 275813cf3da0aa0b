package dev.attest.collector.alerts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Why an alert is opened again.
public record ReopenAlertRequest(@NotNull @NotBlank @Size(max = 2000) String reason) {}
