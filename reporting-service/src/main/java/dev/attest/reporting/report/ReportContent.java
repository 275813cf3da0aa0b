package dev.attest.reporting.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// The bytes of a report.
@Entity
@Table(name = "report_content")
class ReportContent {

    @Id
    @Column(name = "report_id")
    UUID reportId;

    @Column(columnDefinition = "bytea")
    byte[] bytes;
}
