package dev.attest.collector.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.platform.BusyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A small body may make a tree of any size: how many there are, and what each says, is bounded.
class ScimAdmissionTest {

    @Test
    void shouldLetInAsManyAsThereArePlaces() throws IOException {
        // Given
        ScimAdmission admission = new ScimAdmission(3, 2, Duration.ZERO);

        // When
        String both = nested(admission, 2);

        // Then
        assertThat(both).isEqualTo("in");
        assertThatThrownBy(() -> nested(admission, 3)).isInstanceOf(BusyException.class);
        assertThat(nested(admission, 2)).isEqualTo("in");
    }

    @Test
    void shouldHoldNoPlaceForWorkWhileABodyIsOnItsWay() throws IOException {
        // Given
        ScimAdmission admission = new ScimAdmission(2, 1, Duration.ZERO);
        InputStream slow =
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public byte[] readNBytes(int length) {
                        enter(admission, 1);
                        return "{}".getBytes(StandardCharsets.UTF_8);
                    }
                };

        // When
        String after = admission.run(slow, _ -> "in");

        // Then
        assertThat(after).isEqualTo("in");
    }

    @Test
    void shouldBoundBodiesOnTheirWay() {
        // Given
        ScimAdmission admission = new ScimAdmission(1, 2, Duration.ZERO);

        // Then
        assertThatThrownBy(() -> nested(admission, 2)).isInstanceOf(BusyException.class);
    }

    @Test
    void shouldBoundThePartsOfABody() {
        // Given
        String whole =
                "{\"members\":["
                        + "{\"value\":\"a\",\"display\":\"b\",\"type\":\"User\",\"$ref\":\"c\"},"
                                .repeat(9_999)
                        + "{}]}";
        String bomb = "{\"userName\":\"x\",\"z\":[" + "{},".repeat(200_000) + "{}]}";

        // When
        ObjectNode read = ScimJson.object(whole.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(read.path("members")).hasSize(10_000);
        assertThat(bomb.length()).isLessThan(ScimJson.LARGEST_BODY);
        assertThatThrownBy(() -> ScimJson.object(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ScimException.class)
                .hasMessage("A body has at most 100100 parts, nested at most 16 deep.");
    }

    private static String nested(ScimAdmission admission, int deep) throws IOException {
        InputStream body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
        return admission.run(body, _ -> deep == 1 ? "in" : enter(admission, deep - 1));
    }

    private static String enter(ScimAdmission admission, int deep) {
        try {
            return nested(admission, deep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
