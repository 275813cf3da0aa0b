package dev.attest.collector.inventory;

import dev.attest.collector.imports.SnapshotView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A snapshot, read only.
@Entity
@Immutable
@Table(name = "snapshot")
public class SnapshotEntity {

    @Id UUID id;

    @Column(name = "account_id")
    String accountId;

    String source;

    @Column(name = "observed_at")
    Instant observedAt;

    boolean complete;
    String declared;
    String parsed;
    String gaps;

    SnapshotView view() {
        return new SnapshotView(
                id,
                accountId,
                source,
                observedAt,
                complete,
                Snapshots.totals(declared),
                Snapshots.totals(parsed),
                Snapshots.words(gaps));
    }
}
