package dev.attest.reporting.report;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What to report.
///
/// @param type `access-certification`
/// @param format `json`, `csv` or `pdf`
/// @param campaignId null for the campaign that was launched last
public record CreateReportRequest(
        @NotNull @Pattern(regexp = "access-certification", message = "must be access-certification")
                String type,
        @NotNull @Pattern(regexp = "json|csv|pdf", message = "must be json, csv or pdf")
                String format,
        @Nullable UUID campaignId) {}
