package dev.attest.iampolicy.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.decision.PolicyFixture;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.SensitivePolicies;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnusedAccessProperties {

    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");

    static Stream<Long> seeds() {
        return SeededCases.seeds(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverRiseByMoreUse(long seed) {
        // Given
        Random random = new Random(seed);
        PolicyMeaning meaning = meaning(SensitivePolicies.set(random));
        ObservedUse use = use(random);
        ObservedUse more = use.with(SeededCases.oneOf(random, SensitivePolicies.ACTIONS), UNTIL);

        // When
        UnusedAccess before = UnusedAccess.of(meaning, use);
        UnusedAccess after = UnusedAccess.of(meaning, more);

        // Then
        assertThat(after.share().isPresent()).isEqualTo(before.share().isPresent());
        assertThat(least(after)).isLessThanOrEqualTo(least(before));
        assertThat(most(after)).isLessThanOrEqualTo(most(before));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverFallByAGrantThatNobodyUses(long seed) {
        // Given
        Random random = new Random(seed);
        PolicySet policies = SensitivePolicies.set(random);
        PolicySet more =
                policies.and(
                        PolicySet.of(
                                PolicyFixture.policy(
                                        PolicyFixture.allow("lambda:UpdateFunctionCode", "*"))));
        ObservedUse use = use(random);

        // When
        UnusedAccess before = UnusedAccess.of(meaning(policies), use);
        UnusedAccess after = UnusedAccess.of(meaning(more), use);

        // Then
        assertThat(least(after)).isGreaterThanOrEqualTo(least(before));
        assertThat(most(after)).isGreaterThanOrEqualTo(most(before));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldPutEverySensitiveActionInOnePlace(long seed) {
        // Given
        Random random = new Random(seed);
        PolicyMeaning meaning = meaning(SensitivePolicies.set(random));

        // When
        UnusedAccess unused = UnusedAccess.of(meaning, use(random));

        // Then
        assertThat(
                        Stream.of(unused.used(), unused.perhaps(), unused.unused())
                                .flatMap(l -> l.stream()))
                .containsExactlyInAnyOrderElementsOf(meaning.sensitive());
    }

    private static PolicyMeaning meaning(PolicySet policies) {
        return PolicyMeaning.of(PrincipalAccess.of(policies));
    }

    private static ObservedUse use(Random random) {
        ObservedUse use =
                ObservedUse.nothing(UNTIL.minus(Duration.ofDays(random.nextInt(400))), UNTIL);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            use = use.with(SeededCases.oneOf(random, SensitivePolicies.ACTIONS), UNTIL);
        }
        return random.nextInt(3) == 0 ? use.withService("s3", UNTIL) : use;
    }

    private static double least(UnusedAccess unused) {
        return unused.share().map(UnusedShare::least).orElse(0.0);
    }

    private static double most(UnusedAccess unused) {
        return unused.share().map(UnusedShare::most).orElse(0.0);
    }
}
