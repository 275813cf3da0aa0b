package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A campaign was launched; its population is fixed.
///
/// @param launchedBy e-mail, service account, or `timer`
/// @param population the snapshots the items come from
/// @param excluded entitlements left out, by the reason in words
/// @param gaps accounts or sources that could not be read completely, in words
public record CampaignLaunched(
        UUID campaignId,
        String definitionId,
        String name,
        String launchedBy,
        Instant launchedAt,
        Instant deadline,
        List<PopulationSource> population,
        int itemCount,
        Map<String, Integer> excluded,
        List<String> gaps)
        implements CertificationEvent {
    public CampaignLaunched {
        Require.present("campaignId", campaignId);
        Require.text("definitionId", definitionId);
        Require.present("name", name);
        Require.text("launchedBy", launchedBy);
        Require.present("launchedAt", launchedAt);
        Require.present("deadline", deadline);
        population = List.copyOf(Require.present("population", population));
        excluded = Map.copyOf(Require.present("excluded", excluded));
        gaps = List.copyOf(Require.present("gaps", gaps));
        Require.notNegative("itemCount", itemCount);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
