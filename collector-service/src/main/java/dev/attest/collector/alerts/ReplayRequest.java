package dev.attest.collector.alerts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which rule to run over stored activity.
///
/// @param id of a rule; with `text`, what the rule would be called
/// @param text of a rule file that is not there yet
/// @param days back from now; 90 when left out
public record ReplayRequest(
        @NotNull @NotBlank @Size(max = 100) String id,
        @Size(max = 524_288) @Nullable String text,
        @Schema(defaultValue = "90") @Min(1) @Max(3_650) @Nullable Integer days) {}
