package dev.attest.console.reviews;

import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.PackageView.State;
import dev.attest.console.api.Page;
import dev.attest.console.reviews.ReviewFilter.Show;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Reads packages and what is in them, never more than one page at a time.
@ApplicationScoped
public class Packages {

    static final int PAGE = 100;

    /// The most that the service answers and decides at once.
    private static final int MOST = 500;

    /// As many ids as fit into an address.
    private static final int NAMED = 50;

    private final CertificationApi certification;

    Packages(@RestClient CertificationApi certification) {
        this.certification = certification;
    }

    Page<PackageView> mine(List<State> states, @Nullable String cursor) {
        return certification.packages(true, states, PAGE, cursor);
    }

    public Page<PackageView> ofCampaign(UUID campaign, @Nullable String cursor) {
        return certification.campaignPackages(campaign, MOST, cursor);
    }

    /// The lines of one page of a review.
    Page<ItemView> page(UUID id, ReviewFilter filter) {
        return certification.items(
                id,
                filter.show() == Show.UNDECIDED,
                filter.show() == Show.REVOKED ? Outcome.REVOKE : null,
                filter.show() == Show.REVOKE ? Recommendation.REVOKE : null,
                null,
                List.of(),
                filter.text().isEmpty() ? null : filter.text(),
                PAGE,
                filter.trail().cursor());
    }

    /// These items of the package, as far as there are such.
    List<ItemView> named(UUID id, Collection<UUID> items) {
        var wanted = List.copyOf(items);
        var found = new ArrayList<ItemView>();
        for (int from = 0; from < wanted.size(); from += NAMED) {
            var some = wanted.subList(from, Math.min(from + NAMED, wanted.size()));
            found.addAll(
                    certification
                            .items(id, false, null, null, null, some, null, NAMED, null)
                            .items());
        }
        return found;
    }

    /// What is undecided of a subject and recommended to be kept, as much as can be decided at
    /// once.
    List<ItemView> keepable(UUID id, String subject) {
        return certification
                .items(id, true, null, Recommendation.KEEP, subject, List.of(), null, MOST, null)
                .items();
    }

    List<ItemView> ofSubject(UUID id, String subject, int atMost) {
        return certification
                .items(id, false, null, null, subject, List.of(), null, atMost, null)
                .items();
    }

    /// What was decided to be revoked, the first of it.
    List<ItemView> revoked(UUID id) {
        return certification
                .items(id, false, Outcome.REVOKE, null, null, List.of(), null, MOST, null)
                .items();
    }
}
