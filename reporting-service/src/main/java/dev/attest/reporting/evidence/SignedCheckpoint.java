package dev.attest.reporting.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A checkpoint that was signed.
@Entity
@Table(name = "log_checkpoint")
public class SignedCheckpoint {

    @Id
    @Column(name = "tree_size")
    long treeSize;

    @Column(columnDefinition = "bytea")
    byte[] root;

    String note;

    @Column(name = "signed_at")
    Instant signedAt;

    /// How many entries it covers.
    public long treeSize() {
        return treeSize;
    }

    /// The whole signed note.
    public String note() {
        return note;
    }
}
