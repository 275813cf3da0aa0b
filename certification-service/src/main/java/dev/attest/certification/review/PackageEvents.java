package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// What happened to a package besides decisions, in words.
@ApplicationScoped
public class PackageEvents {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    public PackageEvents(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    public void record(UUID packageId, Kind kind, String text) {
        sql.update(
                "insert into package_event (id, package_id, kind, text, at) values (?, ?, ?, ?, ?)",
                ids.next(),
                packageId,
                kind,
                text,
                clock.instant());
    }

    public long count(UUID packageId, Kind kind) {
        return sql.query(
                        "select count(*) from package_event where package_id = ? and kind = ?",
                        row -> row.getLong(1),
                        packageId,
                        kind)
                .getFirst();
    }

    /// What can happen.
    public enum Kind {
        REMINDER,
        ESCALATION,
        NOT_ESCALATED,
        EXPIRED,
        CLOSED
    }
}
