package dev.attest.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "*, anything, true",
        "'', '', true",
        "'', a, false",
        "?, '', false",
        "?, a, true",
        "a*, a, true",
        "a*b, ab, true",
        "a*b, aab, true",
        "a*b, abc, false",
        "a*a, a, false",
        "*ab*ab*, abab, true",
        "*ab*ab*, aab, false",
        "*aab*, aaab, true",
        "*a?c*, xxabac abc, true",
        "a**b, axxb, true",
        "iam:Get?ser, iam:GetUser, true",
        "arn:aws:s3:::b*/k?y, arn:aws:s3:::bucket/a/b/key, true",
        "arn:aws:s3:::b, arn:aws:s3:::bucket, false",
    })
    void shouldMatchAsDocumented(String pattern, String text, boolean expected) {
        // When
        boolean matched = Wildcard.of(pattern).matches(text);

        // Then
        assertThat(matched).isEqualTo(expected);
    }

    @Test
    void shouldStayLinearOnHostilePatterns() {
        // Given
        Wildcard stars = Wildcard.of("*a".repeat(20_000) + "b");
        Wildcard longTail = Wildcard.of("*" + "a".repeat(50_000) + "b*");
        String text = "a".repeat(200_000);

        // When
        boolean matched =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> stars.matches(text) || longTail.matches(text));

        // Then
        assertThat(matched).isFalse();
    }
}
