package dev.attest.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.cli.output.CommandFailure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String ONE = "01a200e4-7340-7000-968b-0c79704de172";
    private static final String TWO = "01a200e4-7340-7000-968b-0c7971aaaaaa";
    private static final String TWIN = "01a200ff-7340-7000-968b-0c7971aaaaaa";

    @Test
    void shouldTakeAWholeIdWithoutAsking() {
        // When
        String id =
                Ids.whole(
                        ONE,
                        "campaign",
                        () -> {
                            throw new AssertionError("asked");
                        });

        // Then
        assertThat(id).isEqualTo(ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"704de172", "704DE172"})
    void shouldFindTheWholeIdOfAShortOne(String given) {
        assertThat(Ids.whole(given, "campaign", () -> rows(ONE, TWO, ONE))).isEqualTo(ONE);
    }

    @Test
    void shouldNameAllThatAShortIdFits() {
        assertThatThrownBy(() -> Ids.whole("71aaaaaa", "campaign", () -> rows(ONE, TWO, TWIN)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(TWO)
                .hasMessageContaining(TWIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "x", "", "704de172a", "../admin"})
    void shouldRefuseWhatFitsNothing(String given) {
        assertThatThrownBy(() -> Ids.whole(given, "campaign", () -> rows(ONE)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("campaign")
                .hasMessageContaining(given);
    }

    private static List<JsonNode> rows(String... ids) {
        return Stream.of(ids)
                .map(id -> (JsonNode) JsonNodeFactory.instance.objectNode().put("id", id))
                .toList();
    }
}
