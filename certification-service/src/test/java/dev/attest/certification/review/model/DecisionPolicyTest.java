package dev.attest.certification.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.review.model.DecisionPolicy.Refusal;
import dev.attest.certification.review.model.Judgement.Outcome;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "KEEP,   KEEP,        false",
        "KEEP,   LOOK_CLOSER, false",
        "KEEP,   REVOKE,      true",
        "REVOKE, REVOKE,      false",
        "REVOKE, LOOK_CLOSER, false",
        "REVOKE, KEEP,        true",
    })
    void shouldWantACommentAgainstTheRecommendation(
            Outcome outcome, String recommendation, boolean wanted) {
        // When
        var silent = refusal(outcome, " \u00a0\u200b\t", recommendation);
        var spoken = refusal(outcome, "needed for the audit", recommendation);
        // Then
        assertThat(silent).isEqualTo(wanted ? "comment" : null);
        assertThat(spoken).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3164", "\u2800 \uFFA0", "\u115F\u1160", "\u0301\u20DD"})
    void shouldTakeNothingThatPrintsAsNothingForAReason(String comment) {
        assertThat(refusal(Outcome.KEEP, comment, "REVOKE")).isEqualTo("comment");
    }

    @Test
    void shouldRefuseOwnAccess() {
        // Given
        var judgement = new Judgement(UUID.nameUUIDFromBytes(new byte[0]), Outcome.KEEP, "mine");
        // When
        var refusal = DecisionPolicy.refusal(judgement, "KEEP", "ben", Set.of("ben"));
        // Then
        assertThat(refusal).map(Refusal::field).contains("itemId");
    }

    private static @Nullable String refusal(Outcome outcome, String comment, String advice) {
        return DecisionPolicy.refusal(
                        new Judgement(UUID.nameUUIDFromBytes(new byte[0]), outcome, comment),
                        advice,
                        "maria",
                        Set.of("ben"))
                .map(Refusal::field)
                .orElse(null);
    }
}
