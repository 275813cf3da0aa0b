package dev.attest.reporting.certification.model;

import java.time.Instant;
import java.util.UUID;

/// What identifies a report. The same header over the same log gives the same bytes.
///
/// @param createdBy e-mail or service account
/// @param generator name and version of the software that computed it
/// @param logOrigin name of the evidence log
/// @param logPosition number of log entries that were taken into account
public record ReportHeader(
        UUID reportId,
        Instant createdAt,
        String createdBy,
        String generator,
        String logOrigin,
        long logPosition) {}
