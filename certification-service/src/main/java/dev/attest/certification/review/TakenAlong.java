package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// What is kept in a package although the removal of something that is revoked takes it along.
@ApplicationScoped
class TakenAlong {
    private static final int NAMED = 20;

    private final Sql sql;

    TakenAlong(Sql sql) {
        this.sql = sql;
    }

    /// In the order of the package.
    List<Kept> of(UUID packageId) {
        return sql.query(
                """
                select kept.id, kept.subject_name, kept.title,
                    array_agg(gone.title order by gone.position) as revoked
                from review_item kept
                    join review_item gone on gone.package_id = kept.package_id
                        and gone.principal_id = kept.principal_id
                        and gone.outcome = 'REVOKE'
                        and kept.title = any (gone.also_removes)
                where kept.package_id = ? and kept.outcome = 'KEEP'
                group by kept.id
                order by kept.position\
                """,
                row ->
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getString("subject_name"),
                                row.getString("title"),
                                Sql.strings(row, "revoked")),
                packageId);
    }

    /// Nobody loses unknowingly what somebody decided to keep.
    void refuse(UUID packageId) {
        var kept = of(packageId);
        if (!kept.isEmpty()) {
            throw ProblemException.conflict(
                    "removals-take-along",
                    detail(kept.size()),
                    kept.stream().limit(NAMED).map(Kept::violation).toList());
        }
    }

    private static String detail(int kept) {
        return "The removals take along "
                + (kept == 1 ? "1 access that is kept" : kept + " accesses that are kept")
                + ", because what comes through a group is removed by leaving the group"
                + (kept > NAMED ? "; the first " + NAMED + " are named" : "")
                + ". Undo a revoke, or say in the signature that this is meant.";
    }

    /// @param revoked titles of what takes it along
    record Kept(UUID itemId, String subjectName, String title, List<String> revoked) {
        private Violation violation() {
            int more = revoked.size() - 1;
            return new Violation(
                    "/items/" + itemId,
                    subjectName
                            + ": "
                            + title
                            + " goes along with "
                            + revoked.getFirst()
                            + (more > 0 ? " and " + more + " more" : ""));
        }
    }
}
