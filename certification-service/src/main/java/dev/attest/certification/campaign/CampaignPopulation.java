package dev.attest.certification.campaign;

import dev.attest.events.certification.PopulationSource;
import java.util.List;
import java.util.Map;

/// What is kept and shown of a population besides its items.
///
/// @param excluded how many entitlements were left out, by reason
public record CampaignPopulation(
        List<PopulationSource> sources, List<String> gaps, Map<String, Integer> excluded) {
    public static final CampaignPopulation NONE =
            new CampaignPopulation(List.of(), List.of(), Map.of());

    public CampaignPopulation {
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
        excluded = Map.copyOf(excluded);
    }
}
