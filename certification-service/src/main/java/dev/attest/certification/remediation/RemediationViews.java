package dev.attest.certification.remediation;

import dev.attest.certification.platform.CursorParts;
import dev.attest.certification.remediation.model.RemovalState;
import dev.attest.certification.review.Packages;
import dev.attest.certification.review.Reader;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows removals: all of them to those who see everything, to others those of their packages.
@ApplicationScoped
public class RemediationViews {
    private final Remediations remediations;
    private final Packages packages;
    private final Reader reader;

    public RemediationViews(Remediations remediations, Packages packages, Reader reader) {
        this.remediations = remediations;
        this.packages = packages;
        this.reader = reader;
    }

    /// @param campaign null for all
    /// @param state null for all
    @Transactional
    public Page<RemediationView> list(
            @Nullable UUID campaign, @Nullable RemovalState state, PageRequest page) {
        var query = new StringBuilder("1 = 1");
        var parameters = new Parameters();
        if (campaign != null) {
            query.append(" and campaignId = :campaign");
            parameters.and("campaign", campaign);
        }
        if (state != null) {
            query.append(" and state = :state");
            parameters.and("state", state);
        }
        if (!reader.seesAll()) {
            query.append(" and packageId in :mine");
            parameters.and("mine", packages.of(reader.personId()));
        }
        CursorParts.id(page)
                .ifPresent(before -> {
                    query.append(" and id < :before");
                    parameters.and("before", before);
                });
        // Ids sort by time.
        var rows =
                remediations
                        .find(query.append(" order by id desc").toString(), parameters)
                        .page(0, page.limit() + 1)
                        .list();
        var beside = beside(rows);
        return Page.of(rows, page.limit(), last -> Cursor.encode(last.id.toString()))
                .map(one -> RemediationView.of(one, beside));
    }

    @Transactional
    public RemediationView get(UUID id) {
        return remediations
                .findByIdOptional(id)
                .filter(one ->
                        reader.seesAll()
                                || packages.reviewers(one.packageId).contains(reader.personId()))
                .map(one -> RemediationView.of(one, beside(List.of(one))))
                .orElseThrow(() -> ProblemException.notFound("remediation", id));
    }

    private List<Remediation> beside(List<Remediation> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        var beside = remediations.openBeside(some);
        if (reader.seesAll()) {
            return beside;
        }
        var mine = packages.of(reader.personId());
        return beside.stream().filter(one -> mine.contains(one.packageId)).toList();
    }
}
