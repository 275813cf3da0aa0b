package dev.attest.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions of a few hundred characters that would fill the heap or compute for hours.
class HostileExpressionTest {

    private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.over("event");

    /// Garbage included; a service has a heap of 160 MB and more.
    private static final long MOST_ALLOCATED = 64 * 1024 * 1024;

    private static final Map<String, Object> EVENT =
            Map.of(
                    "numbers", LongStream.range(0, 1_000).boxed().toList(),
                    "long", "a".repeat(200_000),
                    "half", "a".repeat(100_000),
                    "digits", "1".repeat(200_000));

    /// What grows by itself, and what is done with it.
    static Stream<String> growing() {
        List<String> sources = new ArrayList<>();
        for (String[] maker :
                List.of(
                        new String[] {"['" + "a".repeat(40) + "']", "[V+V]"},
                        new String[] {"[b'" + "a".repeat(40) + "']", "[V+V]"},
                        new String[] {"[[1, 2, 3]]", "[V+V]"},
                        new String[] {"[[1]]", "[[V,V]]"},
                        new String[] {"[['" + "a".repeat(100) + "']]", "[[V,V,V,V]]"},
                        new String[] {"[{'a': 1}]", "[{'a': V, 'b': V}]"})) {
            for (String end :
                    List.of(
                            "[V] == [V]",
                            "V in [V]",
                            "{dyn(V): 1}[V] == 1",
                            "escalates(V)",
                            "trustsOutside(V, '')",
                            "dyn(V) || false",
                            "[V].size() > 0 || true")) {
                sources.add(nested(maker[0], maker[1], end, 21));
                sources.add(nested(maker[0], maker[1], end, 21) + " || true");
            }
        }
        return sources.stream();
    }

    private static String nested(String first, String step, String end, int depth) {
        StringBuilder source = new StringBuilder(first + ".exists(v0, ");
        for (int i = 1; i < depth; i++) {
            source.append(step.replace("V", "v" + (i - 1))).append(".exists(v" + i + ", ");
        }
        return source + end.replace("V", "v" + (depth - 1)) + ")".repeat(depth);
    }

    @ParameterizedTest
    @MethodSource("growing")
    void shouldEndWhatGrows(String source) {
        // Given
        Expression expression = LANGUAGE.compile(source);

        // When
        long before = allocated();
        Evaluation evaluation = expression.evaluate(Map.of("event", EVENT));
        long allocated = allocated() - before;

        // Then
        assertThat(evaluation)
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> {
                            assertThat(failed.reason())
                                    .startsWith("it makes ")
                                    .contains("longer than");
                            assertThat(failed.exhausted()).isTrue();
                        });
        assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }

    /// What is small enough to be made, again and again.
    static Stream<String> repeating() {
        return Stream.concat(
                Stream.of("[V] == [V]", "V in [V]", "{dyn(V): 1}[V] == 1", "!escalates(V)")
                        .map(end ->
                                nested(
                                        "[[1]]",
                                        "[[V,V]]",
                                        "event.numbers.all(n, " + end + ")",
                                        14)),
                Stream.of(
                                "!(event.long + 'b').contains(event.half + 'c')",
                                "!event.long.matches('(a+|b?){40}x{0,900}c')",
                                "!('a' + string(n)).matches('a{900}b{900}' + string(n))",
                                "event.numbers.map(m, event.half + string(m)) != []",
                                "event.numbers.map(m, [m, [m], {'m': m}]) != [event.long + event.long]",
                                "string(bytes(event.long)) != ''",
                                "double(event.digits) > 1.0",
                                "int(event.digits) > 1",
                                "event == event && [event] == [event] && [event, event] != []")
                        .map(each -> "event.numbers.all(n, " + each + ")"));
    }

    @ParameterizedTest
    @MethodSource("repeating")
    void shouldEndWhatTakesLong(String source) {
        // Given
        Expression expression = LANGUAGE.compile(source);

        // When
        Evaluation evaluation = expression.evaluate(Map.of("event", EVENT));

        // Then
        assertThat(evaluation)
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class, failed -> assertThat(failed.exhausted()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{0,1000}){0,1000}){0,1000}",
                "((a{1000})\\Q\\E{1000})(?i){1000}",
                "(?:(?:(?:){1000}){1000}){1000}",
                "((((a?){30}){30}){30}){30}",
                "(?P<name>(?i)[]{}(]{1000}){3}",
                "(\\Qa{b\\E|\\p{Greek}\\x{1F600}){500,}",
            })
    void shouldNameAPatternThatBecomesTooLarge(String pattern) {
        // Given
        Expression expression = LANGUAGE.compile("'a'.matches(event.pattern)");

        // When
        long before = allocated();
        Evaluation evaluation = expression.evaluate(Map.of("event", Map.of("pattern", pattern)));
        long allocated = allocated() - before;

        // Then
        assertThat(evaluation)
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .contains("'" + pattern + "' becomes a program of more"));
        assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }

    @Test
    void shouldRefusePatternsThatAreTooLongOrTooDeep() {
        for (String pattern : List.of("[" + "a".repeat(5_000) + "]", "(".repeat(200))) {
            assertThatThrownBy(() -> BoundedPattern.compile(pattern))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the regular expression '" + pattern.substring(0, 100));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^arn:[^:]+:iam::[0-9]{12}:role/(?:[\\w+=,.@-]{1,64}/){0,3}admin$",
                "(?i)^(?P<who>[a-z]{1,32})-(dev|prod){1,2}$",
                "a{1,900}",
                "[]a{9}](x{2}){3}\\Q{(\\E{2}[[:alpha:]{]{5}",
                "\\p{L}{50}|\\pN{50}|\\{{50}|a{,5}|{x}",
            })
    void shouldTellNoLessThanAPatternBecomes(String pattern) {
        // When
        int real = BoundedPattern.compile(pattern).programSize();

        // Then
        assertThat(BoundedPattern.told(pattern)).isBetween(real - 4L, 2L * real);
    }

    @Test
    void shouldLetOrdinaryExpressionsBe() {
        // Given
        String hundred =
                String.join(",", IntStream.range(0, 100).mapToObj(i -> "'" + i + "'").toList());
        List<String> sources =
                List.of(
                        "event.numbers.map(n, 'a' + string(n)).filter(t, t.endsWith('7')).size() == 100",
                        "event.numbers.all(n, string(n) in [" + hundred + "] || n >= 100)",
                        "[event].exists(e, e.half + e.half == e.long)",
                        "event.long.matches('^a+$') && event.long.contains('aaa')");

        // When // Then
        for (String source : sources) {
            assertThat(LANGUAGE.compile(source).evaluate(Map.of("event", EVENT)))
                    .as(source)
                    .isEqualTo(new Evaluation.Matched());
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
