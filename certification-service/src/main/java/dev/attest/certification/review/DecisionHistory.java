package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Keeps every version of every decision.
@ApplicationScoped
public class DecisionHistory {
    private static final String INSERT =
            """
            insert into decision (id, item_id, package_id, version, outcome, comment, decided_by,
                decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private final Sql sql;
    private final Ids ids;

    public DecisionHistory(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    void record(List<ReviewItem> decided) {
        for (var item : decided) {
            sql.update(
                    INSERT,
                    item.decisionId,
                    item.id,
                    item.packageId,
                    item.decisionVersion,
                    item.outcome,
                    item.comment,
                    item.decidedBy,
                    item.decidedAt);
        }
    }

    void withdrawn(ReviewItem item, String personId, Instant at) {
        sql.update(
                INSERT,
                ids.next(),
                item.id,
                item.packageId,
                item.decisionVersion,
                "WITHDRAWN",
                null,
                personId,
                at);
    }
}
