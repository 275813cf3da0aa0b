package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicyFixture;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.RandomPolicies;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The check by examples against asking about every request of a small world.
class AdministratorCheckProperties {

    /// Besides the world's own names some that only wildcards reach.
    private static final List<String> ACTIONS = List.of("a:x", "a:y", "a:z", "b:x", "b:y", "c:z");

    private static final List<String> RESOURCES =
            List.of("r1", "r2", "r33", "q1", "q2", "zzz", "*");

    static Stream<Long> seeds() {
        return SeededCases.seeds(2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAgreeWithAskingEverything(long seed) {
        // Given
        Random random = new Random(seed);
        List<NamedPolicy> policies = new ArrayList<>(RandomPolicies.policies(random));
        policies.add(PolicyFixture.policy(wide(random)));
        PrincipalAccess access = PrincipalAccess.of(new PolicySet(policies));

        // When
        Standing found = AdministratorCheck.of(access);

        // Then
        assertThat(found).isEqualTo(everything(access));
    }

    /// Nearly everything, sometimes with a gap: random policies alone seldom come close.
    private static String[] wide(Random random) {
        String rest = SeededCases.oneOf(random, List.of("a:*", "?:*", "a:x", "A:*"));
        String where = SeededCases.oneOf(random, List.of("*", "*", "r*"));
        return random.nextBoolean()
                ? new String[] {
                    "{'Effect': 'Allow', 'NotAction': 'a:*', 'Resource': '*'}",
                    PolicyFixture.allow(rest, where)
                }
                : new String[] {PolicyFixture.allow("*", "*")};
    }

    private static Standing everything(PrincipalAccess access) {
        Standing standing = Standing.YES;
        for (String action : ACTIONS) {
            for (String resource : RESOURCES) {
                standing = standing.and(access.decide(Request.of(action, resource)).standing());
            }
        }
        return standing;
    }
}
