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
import org.jspecify.annotations.Nullable;

/// An entry of the import journal, read only.
@Entity
@Immutable
@Table(name = "import")
public class ImportEntity {

    @Id UUID id;

    @Enumerated(EnumType.STRING)
    ImportKind kind;

    @Column(name = "file_name")
    String fileName;

    String sha256;
    String state;
    int records;
    int stored;
    int duplicates;
    int alerts;
    int quarantined;
    int noise;

    @Column(name = "lake_only")
    int lakeOnly;

    @Column(name = "imported_by")
    String importedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    ImportView view() {
        return new ImportView(
                id,
                kind,
                fileName,
                sha256,
                state,
                records,
                stored,
                duplicates,
                alerts,
                quarantined,
                noise,
                lakeOnly,
                importedBy,
                startedAt,
                finishedAt);
    }
}
