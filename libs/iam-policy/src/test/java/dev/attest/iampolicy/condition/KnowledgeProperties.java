package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is known decides, what is unknown does not: over a world so small that every completion of
/// a context can be asked. The key is `aws:k`, `aws:v` is a variable's.
class KnowledgeProperties {

    private static final List<String> PREFIXES = List.of("", "ForAllValues:", "ForAnyValue:");
    private static final List<String> SUFFIXES = List.of("", "IfExists");
    private static final List<String> TEXTS = List.of("", "a", "b", "A", "*", "a:a:a:a:a:a");
    private static final List<String> TEXT_OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringEqualsIgnoreCase",
                    "StringNotEqualsIgnoreCase",
                    "StringLike",
                    "StringNotLike",
                    "ArnLike",
                    "ArnNotEquals");
    private static final List<String> TEXT_VALUES =
            List.of(
                    "a",
                    "?",
                    "*",
                    "",
                    "${aws:v}",
                    "a${aws:v}",
                    "*${aws:v}*",
                    "${aws:v, \\u0027a\\u0027}",
                    "${aws:v}${aws:v}",
                    "a:a:*:a:a:${aws:v}",
                    "${aws:v}:*",
                    "${*}");
    private static final List<String> OTHER_OPERATORS =
            List.of(
                    "NumericEquals 1 2",
                    "NumericNotEquals 1 2",
                    "NumericLessThan 1 2",
                    "DateGreaterThanEquals 1 2",
                    "IpAddress 10.0.0.0/8 ::/0",
                    "NotIpAddress 10.0.0.0/8 ::/0",
                    "Bool true false",
                    "BinaryEquals YQ== YWE=");
    private static final List<String> OTHERS =
            List.of("", "1", "1.5", "3", "10.1.2.3", "::1", "true", "False", "YQ==", "x");

    static Stream<Long> seeds() {
        return SeededCases.seeds(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldConfirmEveryAnswerByEveryCompletion(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            // Given
            boolean texts = random.nextInt(3) > 0;
            Condition condition = texts ? ofTexts(random) : ofOthers(random);
            List<List<String>> states = states(texts ? TEXTS : OTHERS);

            for (List<String> key : states) {
                Context some = Context.unknown().with("aws:k", key.toArray(String[]::new));
                for (List<String> variable : states) {
                    // When
                    String[] values = variable.toArray(String[]::new);
                    Truth whole = condition.holds(some.with("aws:v", values));

                    // Then
                    confirm(condition, Context.unknown(), whole);
                    confirm(condition, some, whole);
                    confirm(condition, Context.unknown().with("aws:v", values), whole);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLeaveOpenOnlyWhatCanComeOutBothWays(long seed) {
        // Given
        Random random = new Random(seed);
        String operator =
                SeededCases.oneOf(random, PREFIXES)
                        + SeededCases.oneOf(random, List.of("StringEquals", "StringNotEquals"));
        Condition condition = ConditionFixture.condition(operator, random(random, TEXTS));
        Set<Truth> completions = EnumSet.noneOf(Truth.class);

        // When
        Truth unknown = condition.holds(Context.unknown());
        for (List<String> key : states(List.of("", "a", "b", "A", "*", "a:a:a:a:a:a", "other"))) {
            completions.add(
                    condition.holds(Context.unknown().with("aws:k", key.toArray(String[]::new))));
        }

        // Then
        if (condition.values().isEmpty()) {
            assertThat(completions).doesNotContain(Truth.MAYBE);
        } else {
            assertThat(unknown).isEqualTo(Truth.MAYBE);
            assertThat(completions).containsExactlyInAnyOrder(Truth.YES, Truth.NO);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTakeNegationsForTheOppositeOnOneValue(long seed) {
        Random random = new Random(seed);
        for (String pair :
                List.of(
                        "StringEquals StringNotEquals",
                        "StringEqualsIgnoreCase StringNotEqualsIgnoreCase",
                        "StringLike StringNotLike",
                        "ArnEquals ArnNotLike")) {
            // Given
            String values = random(random, TEXT_VALUES);
            Condition plain = ConditionFixture.condition(pair.split(" ")[0], values);
            Condition negated = ConditionFixture.condition(pair.split(" ")[1], values);
            Context context =
                    Context.unknown()
                            .with("aws:k", SeededCases.oneOf(random, TEXTS))
                            .with("aws:v", SeededCases.oneOf(random, TEXTS));

            // When
            Truth holds = plain.holds(context);

            // Then
            assertThat(negated.holds(context)).isEqualTo(holds.negated()).isNotEqualTo(Truth.MAYBE);
        }
    }

    private static void confirm(Condition condition, Context less, Truth whole) {
        Truth before = condition.holds(less);
        if (before != Truth.MAYBE) {
            assertThat(whole).as("%s in %s", condition, less).isEqualTo(before);
        }
    }

    private static Condition ofTexts(Random random) {
        String operator =
                SeededCases.oneOf(random, PREFIXES)
                        + SeededCases.oneOf(random, TEXT_OPERATORS)
                        + SeededCases.oneOf(random, SUFFIXES);
        return ConditionFixture.condition(operator, random(random, TEXT_VALUES));
    }

    private static Condition ofOthers(Random random) {
        String[] operator = SeededCases.oneOf(random, OTHER_OPERATORS).split(" ");
        if (random.nextInt(5) == 0) {
            return ConditionFixture.condition(
                    SeededCases.oneOf(random, PREFIXES) + "Null",
                    random(random, List.of("true", "false")));
        }
        return ConditionFixture.condition(
                SeededCases.oneOf(random, PREFIXES)
                        + operator[0]
                        + SeededCases.oneOf(random, SUFFIXES),
                random(random, List.of(operator[1], operator[2])));
    }

    /// A JSON list of none to two values.
    private static String random(Random random, List<String> choices) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add("'" + SeededCases.oneOf(random, choices) + "'");
        }
        return "[" + String.join(", ", values) + "]";
    }

    /// No value, each alone, and each with the one before it.
    private static List<List<String>> states(List<String> values) {
        List<List<String>> states = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < values.size(); i++) {
            states.add(List.of(values.get(i)));
            if (i > 0) {
                states.add(List.of(values.get(i - 1), values.get(i)));
            }
        }
        return states;
    }
}
