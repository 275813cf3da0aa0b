package dev.attest.collector.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rules.Judgement;
import dev.attest.rules.RuleFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Metrics are read without a token.
class RuleMetricsTest {

    private static final String RULE =
            """
            title: "Bucket made"
            severity: LOW
            sources: [s3.amazonaws.com]
            names: [CreateBucket]
            outcome: SUCCEEDED
            condition: "true"
            runbook: "Ask."
            """;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void shouldNameNoRuleOfOnesOwn() {
        // Given
        LoadedRule one = own("watched-treasurer");
        LoadedRule other = own("watched-vault");

        // When
        one.drop(2);
        other.drop(3);

        // Then
        assertThat(one.dropped()).isEqualTo(2);
        assertThat(other.dropped()).isEqualTo(3);
        assertThat(metrics.get("attest.alert.window.dropped").tag("rule", "own").counter().count())
                .isEqualTo(5);
        assertThat(metrics.getMeters())
                .isNotEmpty()
                .noneMatch(meter -> meter.getId().toString().contains("watched"));
    }

    private LoadedRule own(String id) {
        return LoadedRule.guarded(
                RuleFile.read(id, RULE).rule(),
                _ -> new Judgement.NothingFound(),
                new RuleGuard(Duration.ofSeconds(1)),
                2,
                new KnownPlaces(UserRulesTest.config(null)),
                metrics);
    }
}
