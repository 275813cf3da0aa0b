package dev.attest.reporting.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A report that was given out, without its bytes.
@Entity
@Table(name = "report")
class Report {

    @Id UUID id;

    String type;
    String format;

    @Column(name = "file_name")
    String fileName;

    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "log_position")
    long logPosition;

    String generator;
    String sha256;
    long size;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "log_index")
    long logIndex;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    String fingerprint;
}
