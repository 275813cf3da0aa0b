package dev.attest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonProperties {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void shouldReadBackTheSameDouble(long seed) {
        // Given
        Random random = new Random(seed);

        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                // When
                String text = EcmaNumber.of(value);

                // Then
                assertThat(Double.parseDouble(text)).as(text).isEqualTo(value + 0.0);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void shouldNotDependOnOrderAndWhiteSpace(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        ObjectMapper loose = new ObjectMapper();

        for (int i = 0; i < 300; i++) {
            JsonNode value = value(random, 4);
            byte[] canonical = CanonicalJson.write(value);
            byte[] other =
                    loose.writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(shuffled(value, random));

            // When
            byte[] again = CanonicalJson.canonicalize(other);

            // Then
            assertThat(again).isEqualTo(canonical);
            assertThat(CanonicalJson.write(CanonicalJson.readCanonical(canonical)))
                    .isEqualTo(canonical);
        }
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 ->
                    JSON.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> JSON.textNode(text(random));
            case 5 -> {
                var array = JSON.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = JSON.objectNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    object.set(text(random), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int bound = random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1;
            int point = random.nextInt(bound);
            boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
            text.appendCodePoint(surrogate ? 'x' : point);
        }
        return text.toString();
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
        if (value.isArray()) {
            var array = JSON.arrayNode();
            value.forEach(element -> array.add(shuffled(element, random)));
            return array;
        }
        if (value.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
            Collections.shuffle(members, random);
            ObjectNode object = JSON.objectNode();
            members.forEach(m -> object.set(m.getKey(), shuffled(m.getValue(), random)));
            return object;
        }
        return value;
    }
}
