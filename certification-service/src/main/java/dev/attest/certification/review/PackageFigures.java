package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import dev.attest.certification.review.ItemView.SubjectProgress;
import dev.attest.certification.review.PackageSummary.Recommended;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Counts over a package's items.
@ApplicationScoped
class PackageFigures {
    private final Sql sql;
    private final TakenAlong takenAlong;

    PackageFigures(Sql sql, TakenAlong takenAlong) {
        this.sql = sql;
        this.takenAlong = takenAlong;
    }

    PackageSummary summary(UUID packageId) {
        int along = takenAlong.of(packageId).size();
        return sql.first(
                        """
                        select count(distinct subject_id) filter (where subject_kind = 'PERSON')
                                as people,
                            count(distinct subject_id) filter (where subject_kind <> 'PERSON')
                                as principals,
                            count(*) filter (where recommendation = 'KEEP') as keep,
                            count(*) filter (where recommendation = 'REVOKE') as revoke,
                            count(*) filter (where recommendation = 'LOOK_CLOSER') as look_closer,
                            count(*) filter (where (recommendation, outcome)
                                in (('KEEP', 'REVOKE'), ('REVOKE', 'KEEP'))) as against
                        from review_item where package_id = ?\
                        """,
                        row ->
                                new PackageSummary(
                                        row.getInt("people"),
                                        row.getInt("principals"),
                                        new Recommended(
                                                row.getInt("keep"),
                                                row.getInt("revoke"),
                                                row.getInt("look_closer")),
                                        row.getInt("against"),
                                        along),
                        packageId)
                .orElseThrow();
    }

    /// How far the subjects of these items are, each within the package of the item.
    Map<Key, SubjectProgress> ofSubjects(Collection<ReviewItem> items) {
        var keys = items.stream().map(Key::of).distinct().toList();
        var found = new HashMap<Key, SubjectProgress>();
        sql.query(
                """
                select i.package_id, i.subject_id, count(*) as items,
                    count(*) filter (where i.outcome is null) as undecided,
                    count(*) filter (where i.outcome is null and i.recommendation = 'KEEP')
                        as keepable
                from unnest(?::uuid[], ?::text[]) as wanted (package_id, subject_id)
                    join review_item i on i.package_id = wanted.package_id
                        and i.subject_id = wanted.subject_id
                group by i.package_id, i.subject_id\
                """,
                row ->
                        found.put(
                                new Key(
                                        row.getObject("package_id", UUID.class),
                                        row.getString("subject_id")),
                                new SubjectProgress(
                                        row.getInt("items"),
                                        row.getInt("undecided"),
                                        row.getInt("keepable"))),
                keys.stream().map(key -> key.packageId().toString()).toList(),
                keys.stream().map(Key::subjectId).toList());
        return found;
    }

    /// A subject in a package.
    record Key(UUID packageId, String subjectId) {
        static Key of(ReviewItem item) {
            return new Key(item.packageId, item.subjectId);
        }
    }
}
