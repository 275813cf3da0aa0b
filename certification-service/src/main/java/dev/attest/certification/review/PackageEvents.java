package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.certification.review.PackageView.EventView;
import dev.attest.events.certification.PackageNote;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What happened to a package besides decisions, in words: kept here, and told to the evidence log.
@ApplicationScoped
public class PackageEvents {
    private final Sql sql;
    private final ReviewFacts facts;
    private final Ids ids;
    private final Clock clock;

    public PackageEvents(Sql sql, ReviewFacts facts, Ids ids, Clock clock) {
        this.sql = sql;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    public void record(ReviewPackage of, Kind kind, String text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.update(
                "insert into package_event (id, package_id, kind, text, at) values (?, ?, ?, ?, ?)",
                ids.next(),
                of.id,
                kind,
                text,
                now);
        note(kind).ifPresent(note -> facts.noted(of, note, text, now));
    }

    /// Empty for what has an event of its own.
    private static Optional<PackageNote> note(Kind kind) {
        return switch (kind) {
            case REMINDER -> Optional.of(PackageNote.REMINDED);
            case ESCALATION -> Optional.empty();
            case NOT_ESCALATED -> Optional.of(PackageNote.NOT_ESCALATED);
            case REVIEWER_REMOVED -> Optional.of(PackageNote.REVIEWER_REMOVED);
            case EXPIRED -> Optional.of(PackageNote.EXPIRED);
            case CLOSED -> Optional.of(PackageNote.CLOSED);
        };
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
        REVIEWER_REMOVED,
        EXPIRED,
        CLOSED
    }
}
