package dev.attest.risk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskThresholdsTest {

    @ParameterizedTest
    @CsvSource({
        "0,LOW",
        "24,LOW",
        "25,MEDIUM",
        "50,HIGH",
        "69,HIGH",
        "70,CRITICAL",
        "100,CRITICAL"
    })
    void shouldNameTheLevel(int score, RiskThresholds.Level expected) {
        // When
        RiskThresholds.Level level = new RiskThresholds(25, 50, 70).level(score);

        // Then
        assertThat(level).isEqualTo(expected);
    }

    @Test
    void shouldRefuseThresholdsThatDoNotRise() {
        // When // Then
        assertThatThrownBy(() -> new RiskThresholds(50, 50, 70)).hasMessageContaining("50, 50, 70");
    }
}
