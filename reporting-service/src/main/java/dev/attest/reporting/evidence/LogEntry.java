package dev.attest.reporting.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the log, see the table's comments.
@Entity
@Table(name = "log_entry")
public class LogEntry {

    @Id long position;

    @Column(name = "fact_id")
    UUID factId;

    String kind;

    @Column(name = "campaign_id")
    @Nullable UUID campaignId;

    @Nullable String subject;

    @Column(columnDefinition = "bytea")
    byte[] leaf;

    @Column(name = "leaf_hash", columnDefinition = "bytea")
    byte[] leafHash;

    @Column(columnDefinition = "bytea")
    byte @Nullable [] overflow;

    @Column(name = "recorded_at")
    Instant recordedAt;

    /// Its index in the log.
    public long position() {
        return position;
    }

    /// The fact's type, such as `DecisionRecorded`.
    public String kind() {
        return kind;
    }

    /// The canonical JSON that the tree hashes.
    public byte[] leaf() {
        return leaf.clone();
    }

    /// The fact's own canonical JSON, when the leaf holds only its hash.
    public byte @Nullable [] overflow() {
        return overflow == null ? null : overflow.clone();
    }
}
