package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTextTest {

    private static final String LONG = "x".repeat(20_000);

    @Test
    void shouldKeepWhatIsShort() {
        // Given
        String text = "{\"a\": \"" + "x".repeat(ShortText.MOST - 9) + "\"}";

        // When
        String json = ShortText.json(text);

        // Then
        assertThat(text).hasSize(ShortText.MOST);
        assertThat(json).isEqualTo(text);
        assertThat(ShortText.json(null)).isNull();
    }

    @Test
    void shouldKeepTheOtherMembersOfARequestWithALongOne() {
        // Given
        String text =
                "{\"userName\" : \"dora\", \"policyDocument\":\"{\\\"a\\\":[},\\\\%s\", \"l\":[{\"a\":1},\"]\"],\"n\":null}"
                        .formatted(LONG);

        // When
        String json = ShortText.json(text);

        // Then
        assertThat(json)
                .isEqualTo(
                        "{\"userName\" : \"dora\",\"l\":[{\"a\":1},\"]\"],\"n\":null,\"attestCut\":%d}"
                                .formatted(text.length()));
    }

    @Test
    void shouldKeepAsManyMembersAsFit() {
        // Given
        String members =
                IntStream.range(0, 9_000)
                        .mapToObj(i -> "\"k%d\":%d".formatted(i, i))
                        .collect(Collectors.joining(","));

        // When
        String json = ShortText.json("{" + members + "}");

        // Then
        assertThat(json).hasSizeBetween(ShortText.MOST - 60, ShortText.MOST);
        assertThat(json)
                .startsWith("{\"k0\":0,\"k1\":1,")
                .endsWith(",\"attestCut\":%d}".formatted(members.length() + 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"%s\"]",
                "\"%s\"",
                "{\"a\":1,\"b\":\"%s\"",
                "{\"a\":1,\"b\":\"%s\\\"}",
                "%s"
            })
    void shouldKeepNothingOfWhatIsNoObject(String form) {
        // Given
        String text = form.formatted(LONG);

        // When
        String json = ShortText.json(text);

        // Then
        assertThat(json).isEqualTo("{\"attestCut\":%d}".formatted(text.length()));
    }

    @Test
    void shouldBoundWhatAnEventSays() {
        // Given
        String request = "{\"userName\":\"dora\",\"x\":\"" + LONG + "\"}";

        // When
        LakeRecord record = event("a", NOON, "us-east-1", request);

        // Then
        assertThat(record.requestParameters())
                .isEqualTo("{\"userName\":\"dora\",\"attestCut\":20026}");
    }
}
