package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.RandomPolicies;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is left out quickly against deciding it.
class AllowedProperties {

    private static final List<String> ACTIONS = List.of("a:x", "A:Y", "a:z", "b:x", "b:y", "c:z");

    private static final List<String> RESOURCES =
            List.of("r1", "r2", "r33", "q1", "q2", "zzz", "*");

    static Stream<Long> seeds() {
        return SeededCases.seeds(1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLeaveOutOnlyWhatIsAllowedNowhere(long seed) {
        // Given
        PrincipalAccess access =
                PrincipalAccess.of(new PolicySet(RandomPolicies.policies(new Random(seed))));

        // When
        Allowed allowed = new Allowed(access);

        // Then
        assertThat(ACTIONS)
                .filteredOn(action -> !allowed.perhaps(action))
                .allSatisfy(action ->
                        assertThat(RESOURCES)
                                .allSatisfy(resource ->
                                        assertThat(
                                                        access.decide(Request.of(action, resource))
                                                                .standing())
                                                .isEqualTo(Standing.NO)));
    }
}
