package dev.attest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static String canonical(String json) {
        return new String(
                CanonicalJson.canonicalize(json.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    /// RFC 8785, appendix B.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void shouldWriteNumbersAsEcmaScriptDoes(String bits, String expected) {
        // Given
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        // When
        String text = EcmaNumber.of(value);

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @Test
    void shouldWriteTheExampleOfTheStandard() {
        // Given
        String json =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;

        // When
        String text = canonical(json);

        // Then
        assertThat(text)
                .isEqualTo(
                        "{\"literals\":[null,true,false],"
                                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void shouldSortMembersByTheirUtf16Units() {
        // Given
        String json =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        // When
        String text = canonical(json);

        // Then
        assertThat(text)
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "[NaN]",
                "[Infinity]",
                "[1e400]",
                "[9007199254740993]",
                "[\"\\ud800\"]",
                "[\"\\udc00\\ud800\"]",
                "{\"\\ud800\":1}",
                "{} {}",
                "[1,]",
                "['a']",
                "[01]",
                "/*c*/[]",
                "\ufeff[]"
            })
    void shouldRefuseWhatHasNoCanonicalForm(String json) {
        // Given
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> CanonicalJson.canonicalize(bytes))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        // Given
        byte[] surrogateInUtf8 = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

        // When // Then
        assertThatThrownBy(() -> CanonicalJson.read(surrogateInUtf8))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void shouldRefuseDeepNesting() {
        // Given
        byte[] json = ("[".repeat(101) + "]".repeat(101)).getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> CanonicalJson.read(json))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void shouldNameTheOffendingValue() {
        // Given
        byte[] json = "{\"a~b\":[{\"c/d\":9007199254740993}]}".getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> CanonicalJson.canonicalize(json))
                .isInstanceOfSatisfying(
                        MalformedJsonException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/a~0b/0/c~1d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1} ", "{ \"a\":1}", "{\"b\":1,\"a\":1}", "[1.0]", "[\"\\u0041\"]"})
    void shouldRefuseAnotherSpelling(String json) {
        // Given
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> CanonicalJson.readCanonical(bytes))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("not canonical");
    }
}
