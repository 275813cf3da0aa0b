package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.certification.review.PackageView.EventView;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// By package, the oldest first.
    Map<UUID, List<EventView>> of(Collection<UUID> packageIds) {
        var found = new HashMap<UUID, List<EventView>>();
        sql.query(
                """
                select package_id, kind, text, at from package_event
                where package_id = any(?::uuid[]) order by at, id\
                """,
                row ->
                        found.computeIfAbsent(
                                        row.getObject("package_id", UUID.class),
                                        id -> new ArrayList<>())
                                .add(
                                        new EventView(
                                                Kind.valueOf(row.getString("kind")),
                                                row.getString("text"),
                                                Sql.moment(row, "at"))),
                packageIds.stream().map(UUID::toString).toList());
        return found;
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
