package dev.attest.collector.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rules.AlertRule;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.ShippedRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnseenSourcesTest {

    private static final List<AlertRule> RULES =
            ShippedRules.all().stream().map(CompiledRule::rule).toList();

    @Test
    void shouldNameTheRulesThatSeeNothingOfWhatIsLookedUp() {
        // When
        List<UnseenSource> unseen =
                UnseenSources.of(List.of("iam", "sts", "signin", "sso", "inventory.rds"), RULES);

        // Then
        assertThat(unseen)
                .extracting(UnseenSource::source)
                .contains("cloudtrail.amazonaws.com", "guardduty.amazonaws.com")
                .doesNotContain("iam.amazonaws.com", "attest.sensor", AlertRule.ALL);
        assertThat(unseen)
                .filteredOn(each -> each.source().equals("cloudtrail.amazonaws.com"))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.rules())
                                .contains("trail-deleted", "trail-logging-stopped")
                                .doesNotContain("user-created"));
    }

    @Test
    void shouldSayNothingOfASourceThatIsLookedUp() {
        assertThat(UnseenSources.of(List.of("cloudtrail"), RULES))
                .extracting(UnseenSource::source)
                .contains("iam.amazonaws.com")
                .doesNotContain("cloudtrail.amazonaws.com");
    }
}
