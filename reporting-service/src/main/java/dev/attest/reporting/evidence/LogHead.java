package dev.attest.reporting.evidence;

import dev.attest.proof.Frontier;
import dev.attest.proof.Hash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// The present end of the log; a single row that an appender locks.
@Entity
@Table(name = "log_head")
class LogHead {

    static final short ID = 1;

    @Id short id;

    long size;

    @Column(columnDefinition = "bytea")
    byte[] frontier;

    long announced;

    Frontier tree() {
        return Frontier.ofBytes(size, frontier);
    }

    /// Adds a leaf and returns its index.
    long append(Hash leaf) {
        Frontier grown = tree().append(leaf);
        size = grown.size();
        frontier = grown.bytes();
        return size - 1;
    }
}
