package dev.attest.certification.review;

import dev.attest.certification.platform.CursorParts;
import dev.attest.certification.platform.CursorParts.Moment;
import dev.attest.certification.platform.Sql;
import dev.attest.certification.review.PackageView.Progress;
import dev.attest.certification.review.PackageView.ReviewerView;
import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.routing.model.RoutedBy;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows packages: all of them to those who see everything, to others those they may decide in.
@ApplicationScoped
public class PackageViews {
    private static final String SELECT =
            """
            select p.*, c.name as campaign_name, s.name as signer_name,
                exists (select 1 from package_reviewer r
                    where r.package_id = p.id and r.person_id = ?) as mine, \
            """
                    + Lateness.OF_PACKAGE
                    + """
                     as late
                    from review_package p join campaign c on c.id = p.campaign_id
                        left join person s on s.person_id = p.signed_by
                    where (? or exists (select 1 from package_reviewer r
                        where r.package_id = p.id and r.person_id = ?))\
                    """;

    private final Sql sql;
    private final PackageEvents events;
    private final Reader reader;
    private final Clock clock;

    public PackageViews(Sql sql, PackageEvents events, Reader reader, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.reader = reader;
        this.clock = clock;
    }

    /// The latest first.
    ///
    /// @param mine whether to show only those in which the caller may decide
    /// @param states none for any
    @Transactional
    public Page<PackageView> list(boolean mine, List<PackageState> states, PageRequest page) {
        return page(reader.seesAll() && !mine, null, states, page);
    }

    @Transactional
    public Page<PackageView> ofCampaign(UUID campaignId, PageRequest page) {
        return page(reader.seesAll(), campaignId, List.of(), page);
    }

    @Transactional
    public PackageView get(UUID id) {
        var me = reader.personId();
        return sql.first(
                        SELECT + " and p.id = ?",
                        PackageViews::view,
                        me,
                        clock.instant(),
                        reader.seesAll(),
                        me,
                        id)
                .map(found -> withHistory(List.of(found)).getFirst())
                .orElseThrow(() -> ProblemException.notFound("package", id));
    }

    private Page<PackageView> page(
            boolean all, @Nullable UUID campaignId, List<PackageState> states, PageRequest page) {
        var after = CursorParts.moment(page);
        var openedBefore = after.map(Moment::at).orElse(null);
        var me = reader.personId();
        var rows =
                sql.query(
                        SELECT
                                + """
                                and (?::uuid is null or p.campaign_id = ?::uuid)
                                and (? or p.state = any(?::text[]))
                                and (?::timestamptz is null
                                   or (p.opened_at, p.id) < (?, ?::uuid))
                                order by p.opened_at desc, p.id desc limit ?\
                                """,
                        row -> new Row(view(row), Sql.moment(row, "opened_at")),
                        me,
                        clock.instant(),
                        all,
                        me,
                        campaignId,
                        campaignId,
                        states.isEmpty(),
                        states.stream().map(PackageState::name).toList(),
                        openedBefore,
                        openedBefore,
                        after.map(Moment::id).orElse(null),
                        page.limit() + 1);
        var cut =
                Page.of(
                        rows,
                        page.limit(),
                        last -> new Moment(last.openedAt(), last.view().id()).cursor());
        return new Page<>(withHistory(cut.map(Row::view).items()), cut.next());
    }

    private List<PackageView> withHistory(List<PackageView> found) {
        var told = events.of(found.stream().map(PackageView::id).toList());
        return found.stream()
                .map(one -> one.withHistory(told.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static PackageView view(ResultSet row) throws SQLException {
        int items = row.getInt("items");
        int kept = row.getInt("kept");
        int revoked = row.getInt("revoked");
        var signedAt = Sql.instant(row, "signed_at");
        var signer = row.getString("signer_name");
        return new PackageView(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("campaign_name"),
                new ReviewerView(
                        row.getString("reviewer_id"),
                        row.getString("reviewer_name"),
                        row.getString("reviewer_email")),
                RoutedBy.valueOf(row.getString("routed_by")),
                PackageState.valueOf(row.getString("state")),
                row.getBoolean("late"),
                Sql.moment(row, "due_at"),
                Sql.moment(row, "snapshot_at"),
                row.getInt("escalation_level"),
                new Progress(items, kept + revoked, kept, revoked, items - kept - revoked),
                signedAt,
                signer == null ? row.getString("signed_by") : signer,
                row.getBoolean("mine"),
                List.of(),
                row.getLong("version"));
    }

    private record Row(PackageView view, Instant openedAt) {}
}
