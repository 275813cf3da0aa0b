package dev.attest.console.campaigns;

import dev.attest.console.api.CampaignView;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.RemediationView;
import dev.attest.console.page.Moments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One campaign as the people who answer for it see it: gaps first, then progress, reviewers and
/// removals.
///
/// @param packages one page of them
/// @param morePackages the cursor of the page after it; null on the last
public record CampaignSheet(
        CampaignView campaign,
        List<PackageView> packages,
        @Nullable String morePackages,
        List<RemediationView> remediations,
        boolean moreRemediations,
        boolean mayClose,
        Instant now) {

    private static final Comparator<PackageView> NEEDS_ATTENTION_FIRST =
            Comparator.comparing((PackageView pack) -> !pack.late())
                    .thenComparing(pack -> pack.state().ordinal())
                    .thenComparing(pack -> pack.progress().undecided(), Comparator.reverseOrder())
                    .thenComparing(pack -> pack.reviewer().name());

    public List<PackageView> reviewers() {
        return packages.stream().sorted(NEEDS_ATTENTION_FIRST).toList();
    }

    /// What could not be read is named before anything that could; incomplete snapshots are among
    /// it.
    public List<String> gaps() {
        return campaign.population() == null ? List.of() : campaign.population().gaps();
    }

    public int sources() {
        return campaign.population() == null ? 0 : campaign.population().sources().size();
    }

    public Map<String, Integer> excluded() {
        return campaign.population() == null ? Map.of() : campaign.population().excluded();
    }

    public int excludedCount() {
        return excluded().values().stream().mapToInt(Integer::intValue).sum();
    }

    public String gapWords() {
        return whole() ? "No gap" : Moments.plural(gaps().size(), "gap");
    }

    public boolean whole() {
        return gaps().isEmpty();
    }

    public boolean nothingToReview() {
        return campaign.state() == CampaignView.State.NOTHING_TO_REVIEW;
    }

    public @Nullable String due() {
        return campaign.deadline() == null || !campaign.state().running()
                ? null
                : Moments.until(campaign.deadline(), now);
    }

    public boolean canClose() {
        return mayClose && campaign.state() == CampaignView.State.ACTIVE;
    }
}
