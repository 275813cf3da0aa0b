package dev.attest.certification.platform;

import dev.attest.rest.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Remembers what a request with an Idempotency-Key started.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class StoredAnswers {
    private final Sql sql;
    private final Clock clock;

    public StoredAnswers(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// What the same request started before; empty for a new one. Two requests with one key wait
    /// for each other.
    ///
    /// @throws dev.attest.rest.ProblemException 422 when the key was used with another body
    public Optional<UUID> find(String caller, IdempotencyKey key, String fingerprint) {
        sql.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                caller + ' ' + key.value());
        var known =
                sql.first(
                        "select fingerprint, resource_id from idempotency"
                                + " where caller = ? and key = ?",
                        row -> new Answer(row.getString(1), row.getObject(2, UUID.class)),
                        caller,
                        key.value());
        if (known.isPresent() && !known.get().fingerprint().equals(fingerprint)) {
            throw IdempotencyKey.reused();
        }
        return known.map(Answer::resourceId);
    }

    public void keep(String caller, IdempotencyKey key, String fingerprint, UUID resourceId) {
        sql.update(
                "insert into idempotency (caller, key, fingerprint, resource_id, created_at)"
                        + " values (?, ?, ?, ?, ?)",
                caller,
                key.value(),
                fingerprint,
                resourceId,
                clock.instant());
    }

    private record Answer(String fingerprint, UUID resourceId) {}
}
