package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The evaluator against one that is slow and obviously right.
class SlowEvaluatorProperties {

    private static final List<String> VALUES = Arrays.asList("x", "y", null);

    static Stream<Long> seeds() {
        return SeededCases.seeds(4_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAgreeWhereEverythingIsKnown(long seed) {
        // Given
        SmallWorld world = SmallWorld.random(new Random(seed));
        WrittenWorld written = WrittenWorld.of(world);

        for (String value : VALUES) {
            // When
            Decision fast = written.decide(value);

            // Then
            assertThat(fast.outcome())
                    .as("%s where the key is %s", world, value)
                    .isEqualTo(new SlowEvaluator(world, value).decide());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldKeepEveryAnswerWhateverTheKeyTurnsOutToBe(long seed) {
        // Given
        SmallWorld world = SmallWorld.random(new Random(seed));

        // When
        Decision open = WrittenWorld.of(world).decide();

        // Then
        for (String value : VALUES) {
            Outcome closed = new SlowEvaluator(world, value).decide();
            assertThat(confirms(open.outcome(), closed))
                    .as("%s: %s, then %s where the key is %s", world, open, closed, value)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldKeepEveryAnswerOfARoleWhicheverSessionAsks(long seed) {
        // Given
        WrittenWorld world = WrittenWorld.of(SmallWorld.random(new Random(seed)));

        // When
        Outcome role = world.by(new Principal(Names.ROLE, List.of())).decide().outcome();

        // Then
        for (String session : List.of("anna", "bob", "somebody")) {
            Outcome one = world.by(Principal.sessionOf(Names.ROLE, session)).decide().outcome();
            assertThat(confirms(role, one)).as("%s, then %s for %s", role, one, session).isTrue();
        }
    }

    private static boolean confirms(Outcome before, Outcome after) {
        return switch (before) {
            case ALLOW, EXPLICIT_DENY -> after == before;
            case IMPLICIT_DENY -> after == Outcome.IMPLICIT_DENY || after == Outcome.EXPLICIT_DENY;
            case ALLOW_IF -> true;
        };
    }
}
