package dev.attest.console.reviews;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.ApiSilent;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.RiskApi.UserRiskView;
import dev.attest.console.api.SubjectRiskApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Gathers what the detail panel says. Risk enriches it; when risk-service is silent the panel says
/// so and the rest stands.
@ApplicationScoped
class Details {

    private final SubjectRiskApi risk;
    private final Packages packages;
    private final Clock clock;

    Details(@RestClient SubjectRiskApi risk, Packages packages, Clock clock) {
        this.risk = risk;
        this.packages = packages;
        this.clock = clock;
    }

    ItemDetail of(ItemView item) {
        var others = packages.ofSubject(item.packageId(), item.subject().id(), ItemDetail.ENOUGH);
        try {
            return detail(
                    item,
                    others,
                    assessment(item),
                    "No assessment of this person is known to you.");
        } catch (ApiSilent e) {
            return detail(
                    item,
                    others,
                    null,
                    "risk-service does not answer; the score is the snapshot’s.");
        } catch (ApiRefused e) {
            return detail(
                    item,
                    others,
                    null,
                    "risk-service gave no explanation: " + e.problem().sentence());
        }
    }

    private @Nullable UserRiskView assessment(ItemView item) {
        var found = risk.users(item.subject().id(), 1).items();
        return found.isEmpty() ? null : found.getFirst();
    }

    private ItemDetail detail(
            ItemView item,
            List<ItemView> others,
            @Nullable UserRiskView assessment,
            String missing) {
        return ItemDetail.of(item, others, assessment, missing, clock.instant());
    }
}
