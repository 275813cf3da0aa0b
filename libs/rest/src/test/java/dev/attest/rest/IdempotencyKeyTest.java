package dev.attest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void shouldTakeAnyVisibleText() {
        assertThat(IdempotencyKey.required("order-17/a").value()).isEqualTo("order-17/a");
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        Stream.of("", " ", "a b", "é", "x".repeat(129))
                .forEach(key ->
                        assertThatThrownBy(() -> IdempotencyKey.required(key))
                                .isInstanceOf(ProblemException.class));
    }

    @Test
    void shouldTellBodiesApartButNotTheOrderOfTheirFields() {
        Map<String, Object> one = new LinkedHashMap<>(Map.of("a", 1));
        one.put("b", 2);
        Map<String, Object> turned = new LinkedHashMap<>(Map.of("b", 2));
        turned.put("a", 1);

        assertThat(IdempotencyKey.fingerprint(one)).isEqualTo(IdempotencyKey.fingerprint(turned));
        assertThat(IdempotencyKey.fingerprint(one))
                .isNotEqualTo(IdempotencyKey.fingerprint(Map.of("a", 1)));
    }
}
