package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionProperties {

    static Stream<Long> seeds() {
        return SeededCases.seeds(400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverWidenByAnAddedDeny(long seed) {
        // Given
        Random random = new Random(seed);
        List<NamedPolicy> policies = RandomPolicies.policies(random);
        List<NamedPolicy> more = new ArrayList<>(policies);
        more.add(PolicyFixture.policy(RandomPolicies.statement(random, "Deny")));

        // When
        List<Decision> before = decisions(access(policies));
        List<Decision> after = decisions(access(more));

        // Then
        for (int i = 0; i < before.size(); i++) {
            assertThat(rank(after.get(i))).isLessThanOrEqualTo(rank(before.get(i)));
            assertThat(after.get(i).standing()).isLessThanOrEqualTo(before.get(i).standing());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverNarrowByAnAddedAllow(long seed) {
        // Given
        Random random = new Random(seed);
        List<NamedPolicy> policies = RandomPolicies.policies(random);
        List<NamedPolicy> more = new ArrayList<>(policies);
        more.add(PolicyFixture.policy(RandomPolicies.statement(random, "Allow")));

        // When
        List<Decision> before = decisions(access(policies));
        List<Decision> after = decisions(access(more));

        // Then
        for (int i = 0; i < before.size(); i++) {
            assertThat(rank(after.get(i))).isGreaterThanOrEqualTo(rank(before.get(i)));
            assertThat(after.get(i).standing()).isGreaterThanOrEqualTo(before.get(i).standing());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNotDependOnTheOrderOfPolicies(long seed) {
        // Given
        Random random = new Random(seed);
        List<NamedPolicy> policies = RandomPolicies.policies(random);
        List<NamedPolicy> shuffled = new ArrayList<>(policies);
        Collections.shuffle(shuffled, random);

        // When
        List<Outcome> before = decisions(access(policies)).stream().map(Decision::outcome).toList();
        List<Outcome> after = decisions(access(shuffled)).stream().map(Decision::outcome).toList();

        // Then
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverWidenByABoundary(long seed) {
        // Given
        Random random = new Random(seed);
        PrincipalAccess free = access(RandomPolicies.policies(random));
        PrincipalAccess bound =
                new PrincipalAccess(
                        free.principal(),
                        free.identity(),
                        Optional.of(new PolicySet(RandomPolicies.policies(random))));

        // When
        List<Decision> before = decisions(free);
        List<Decision> after = decisions(bound);

        // Then
        for (int i = 0; i < before.size(); i++) {
            assertThat(rank(after.get(i))).isLessThanOrEqualTo(rank(before.get(i)));
        }
    }

    private static PrincipalAccess access(List<NamedPolicy> policies) {
        return PrincipalAccess.of(new PolicySet(policies));
    }

    private static List<Decision> decisions(PrincipalAccess access) {
        return RandomPolicies.ACTIONS.stream()
                .flatMap(action ->
                        RandomPolicies.RESOURCES.stream()
                                .map(r -> access.decide(Request.of(action, r))))
                .toList();
    }

    private static int rank(Decision decision) {
        return switch (decision.outcome()) {
            case EXPLICIT_DENY, IMPLICIT_DENY -> 0;
            case ALLOW_IF -> 1;
            case ALLOW -> 2;
        };
    }
}
