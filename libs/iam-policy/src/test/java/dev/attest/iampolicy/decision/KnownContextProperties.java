package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.SeededCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is decided while keys are unknown stays so, whatever they turn out to be.
class KnownContextProperties {

    private static final List<String> CONDITIONS =
            List.of(
                    "'StringEquals': {'aws:a': 'x'}",
                    "'StringNotEquals': {'aws:a': ['x', 'y']}",
                    "'StringLikeIfExists': {'aws:b': '${aws:a}*'}",
                    "'ForAllValues:StringEquals': {'aws:b': ['x', 'y']}",
                    "'ForAnyValue:StringLike': {'aws:b': ['?', '${aws:a}']}",
                    "'Null': {'aws:a': 'true'}",
                    "'StringEquals': {'aws:a': '${aws:b, 'y'}'}".replace("'y'", "\\u0027y\\u0027"),
                    "'StringEquals': {'aws:a': 'x'}, 'StringNotEquals': {'aws:b': 'y'}");
    private static final List<String> RESOURCES =
            List.of("*", "r${aws:a}", "${aws:b, \\u0027r1\\u0027}", "r?", "${aws:a}${*}");
    private static final List<List<String>> STATES =
            List.of(
                    List.of(),
                    List.of(""),
                    List.of("x"),
                    List.of("y"),
                    List.of("1"),
                    List.of("r1"),
                    List.of("x", "y"));

    static Stream<Long> seeds() {
        return SeededCases.seeds(500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldConfirmEveryDecisionByEveryCompletion(long seed) {
        // Given
        Random random = new Random(seed);
        PrincipalAccess access =
                new PrincipalAccess(
                        Principal.unknown(),
                        policies(random),
                        random.nextInt(3) == 0 ? Optional.of(policies(random)) : Optional.empty());

        for (String resource : List.of("r1", "rx", "*")) {
            // When
            Decision before = access.decide(Request.of("a:x", resource));

            // Then
            for (List<String> a : STATES) {
                for (List<String> b : STATES) {
                    Context context =
                            Context.unknown()
                                    .with("aws:a", a.toArray(String[]::new))
                                    .with("aws:b", b.toArray(String[]::new));
                    Decision after = access.decide(new Request("a:x", resource, context));
                    assertThat(confirms(before.outcome(), after.outcome()))
                            .as("%s, then %s in %s", before, after, context)
                            .isTrue();
                }
            }
        }
    }

    private static boolean confirms(Outcome before, Outcome after) {
        return switch (before) {
            case ALLOW, EXPLICIT_DENY -> after == before;
            case IMPLICIT_DENY -> after == Outcome.IMPLICIT_DENY || after == Outcome.EXPLICIT_DENY;
            case ALLOW_IF -> true;
        };
    }

    private static PolicySet policies(Random random) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            String[] statements = new String[1 + random.nextInt(3)];
            for (int j = 0; j < statements.length; j++) {
                statements[j] =
                        "{'Effect': '%s', 'Action': 'a:*', '%sResource': '%s', 'Condition': {%s}}"
                                .formatted(
                                        random.nextInt(3) == 0 ? "Deny" : "Allow",
                                        random.nextInt(4) == 0 ? "Not" : "",
                                        SeededCases.oneOf(random, RESOURCES),
                                        random.nextInt(3) == 0
                                                ? ""
                                                : SeededCases.oneOf(random, CONDITIONS));
            }
            policies.add(PolicyFixture.policy(statements));
        }
        return new PolicySet(policies);
    }
}
