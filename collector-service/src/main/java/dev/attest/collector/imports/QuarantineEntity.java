package dev.attest.collector.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A part of a file that was not taken in, read only.
@Entity
@Immutable
@Table(name = "quarantine")
public class QuarantineEntity {

    @Id UUID id;

    @Column(name = "import_id")
    UUID importId;

    @Enumerated(EnumType.STRING)
    ImportKind kind;

    @Column(name = "file_name")
    String fileName;

    String sha256;
    String position;
    String reason;
    String value;

    @Column(name = "quarantined_at")
    Instant quarantinedAt;

    QuarantineView view() {
        return new QuarantineView(
                id, importId, kind, fileName, sha256, position, reason, value, quarantinedAt);
    }
}
