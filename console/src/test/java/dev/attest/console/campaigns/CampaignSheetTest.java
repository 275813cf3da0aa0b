package dev.attest.console.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.console.api.CampaignView;
import dev.attest.console.api.CampaignView.Population;
import dev.attest.console.api.CampaignView.Progress;
import dev.attest.console.api.CampaignView.Remediation;
import dev.attest.console.api.CampaignView.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignSheetTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldCountAnIncompleteSnapshotOnce() {
        // Given
        var source = new Source("s-1", "441022987731", "identity-center", NOW, false);
        var gap = "Account 441022987731: the Identity Center data: one record could not be read.";

        // When
        var sheet = sheet(new Population(List.of(source), List.of(gap), Map.of()));

        // Then
        assertThat(sheet.gapWords()).isEqualTo("1 gap");
        assertThat(sheet.whole()).isFalse();
    }

    @Test
    void shouldSayWhenThereIsNoGap() {
        // Given
        var source = new Source("s-1", "441022987731", "identity-center", NOW, true);

        // When
        var sheet = sheet(new Population(List.of(source), List.of(), Map.of()));

        // Then
        assertThat(sheet.gapWords()).isEqualTo("No gap");
        assertThat(sheet.whole()).isTrue();
    }

    private static CampaignSheet sheet(Population population) {
        var campaign =
                new CampaignView(
                        new UUID(1, 1),
                        "quarterly-access-review",
                        "Q4",
                        CampaignView.State.ACTIVE,
                        "chidi.okoro@meridian.example",
                        NOW,
                        NOW,
                        null,
                        null,
                        population,
                        new Progress(0, 0, 0, 0, 0, 0, 0, 0),
                        new Remediation(0, 0, 0, 0),
                        1);
        return new CampaignSheet(campaign, List.of(), null, List.of(), false, false, NOW);
    }
}
