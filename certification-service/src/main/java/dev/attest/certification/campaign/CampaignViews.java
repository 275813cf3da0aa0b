package dev.attest.certification.campaign;

import dev.attest.certification.campaign.CampaignView.Progress;
import dev.attest.certification.campaign.CampaignView.Removals;
import dev.attest.certification.platform.CursorParts;
import dev.attest.certification.platform.CursorParts.Moment;
import dev.attest.certification.platform.Documents;
import dev.attest.certification.platform.Sql;
import dev.attest.certification.review.Lateness;
import dev.attest.certification.review.Reader;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Shows campaigns: all of them to those who see everything, to others those with a package of
/// theirs, and of these only what is theirs.
@ApplicationScoped
public class CampaignViews {
    private static final String VISIBLE =
            """
            (? or exists (select 1 from review_package p
                join package_reviewer r on r.package_id = p.id
                where p.campaign_id = c.id and r.person_id = ?))\
            """;

    /// A condition on a package's id.
    private static final String MINE =
            """
            (? or %s in (select package_id from package_reviewer where person_id = ?))\
            """;

    private final Sql sql;
    private final Reader reader;
    private final Clock clock;

    public CampaignViews(Sql sql, Reader reader, Clock clock) {
        this.sql = sql;
        this.reader = reader;
        this.clock = clock;
    }

    /// The latest first.
    @Transactional
    public Page<CampaignView> list(PageRequest page) {
        var after = CursorParts.moment(page);
        var before = after.map(Moment::at).orElse(null);
        var found =
                sql.query(
                        "select c.* from campaign c where "
                                + VISIBLE
                                + " and (?::timestamptz is null or (launched_at, id) < (?, ?::uuid))"
                                + " order by launched_at desc, id desc limit ?",
                        CampaignViews::row,
                        reader.seesAll(),
                        reader.personId(),
                        before,
                        before,
                        after.map(Moment::id).orElse(null),
                        page.limit() + 1);
        return Page.of(
                complete(found),
                page.limit(),
                last -> new Moment(last.launchedAt(), last.id()).cursor());
    }

    @Transactional
    public CampaignView get(UUID id) {
        var found =
                sql.query(
                        "select c.* from campaign c where c.id = ? and " + VISIBLE,
                        CampaignViews::row,
                        id,
                        reader.seesAll(),
                        reader.personId());
        return complete(found).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("campaign", id));
    }

    private List<CampaignView> complete(List<CampaignView> found) {
        var ids = found.stream().map(one -> one.id().toString()).toList();
        var progress = progress(ids);
        var removals = removals(ids);
        return found.stream()
                .map(one ->
                        with(
                                one,
                                progress.getOrDefault(one.id(), Progress.NONE),
                                removals.getOrDefault(one.id(), Removals.NONE)))
                .toList();
    }

    private Map<UUID, Progress> progress(List<String> ids) {
        var found = new HashMap<UUID, Progress>();
        sql.query(
                """
                select campaign_id, sum(items) as items, sum(kept) as kept,
                    sum(revoked) as revoked, count(*) as packages,
                    count(*) filter (where state = 'SIGNED') as signed,
                    count(*) filter (where \
                """
                        + Lateness.OF_PACKAGE
                        + """
                        ) as late
                        from review_package p where campaign_id = any(?::uuid[]) and \
                        """
                        + MINE.formatted("p.id")
                        + " group by campaign_id",
                row -> found.put(row.getObject("campaign_id", UUID.class), progress(row)),
                clock.instant(),
                ids,
                reader.seesAll(),
                reader.personId());
        return found;
    }

    private static Progress progress(ResultSet row) throws SQLException {
        int items = row.getInt("items");
        int kept = row.getInt("kept");
        int revoked = row.getInt("revoked");
        return new Progress(
                items,
                kept + revoked,
                kept,
                revoked,
                items - kept - revoked,
                row.getInt("packages"),
                row.getInt("signed"),
                row.getInt("late"));
    }

    private Map<UUID, Removals> removals(List<String> ids) {
        var found = new HashMap<UUID, Removals>();
        sql.query(
                """
                select campaign_id, count(*) filter (where state = 'PLANNED') as planned,
                    count(*) filter (where state = 'VERIFIED') as verified,
                    count(*) filter (where state = 'FAILED') as failed,
                    count(*) filter (where state = 'REGRANTED') as regranted
                from remediation where campaign_id = any(?::uuid[]) and \
                """
                        + MINE.formatted("package_id")
                        + " group by campaign_id",
                row ->
                        found.put(
                                row.getObject("campaign_id", UUID.class),
                                new Removals(
                                        row.getInt("planned"),
                                        row.getInt("verified"),
                                        row.getInt("failed"),
                                        row.getInt("regranted"))),
                ids,
                reader.seesAll(),
                reader.personId());
        return found;
    }

    private static CampaignView row(ResultSet row) throws SQLException {
        return new CampaignView(
                row.getObject("id", UUID.class),
                row.getString("definition_id"),
                row.getString("name"),
                CampaignState.valueOf(row.getString("state")),
                row.getString("launched_by"),
                Sql.moment(row, "launched_at"),
                Sql.moment(row, "deadline"),
                Sql.instant(row, "closed_at"),
                row.getString("reason"),
                Documents.read(row.getString("population"), CampaignPopulation.class),
                Progress.NONE,
                Removals.NONE,
                row.getLong("version"));
    }

    private CampaignView with(CampaignView of, Progress progress, Removals removals) {
        return new CampaignView(
                of.id(),
                of.definitionId(),
                of.name(),
                of.state(),
                of.launchedBy(),
                of.launchedAt(),
                of.deadline(),
                of.closedAt(),
                of.reason(),
                reader.seesAll() ? of.population() : null,
                progress,
                removals,
                of.version());
    }
}
