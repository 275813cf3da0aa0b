package dev.attest.reporting.report;

import java.time.Instant;
import java.util.UUID;

/// A report that was given out.
///
/// @param sha256 of its bytes, lower-case hexadecimal
/// @param size of its bytes
/// @param logIndex its entry in the evidence log
public record ReportView(
        UUID id,
        String type,
        String format,
        String fileName,
        UUID campaignId,
        String sha256,
        long size,
        Instant createdAt,
        String createdBy,
        long logIndex) {

    static ReportView of(Report report) {
        return new ReportView(
                report.id,
                report.type,
                report.format,
                report.fileName,
                report.campaignId,
                report.sha256,
                report.size,
                report.createdAt,
                report.createdBy,
                report.logIndex);
    }
}
