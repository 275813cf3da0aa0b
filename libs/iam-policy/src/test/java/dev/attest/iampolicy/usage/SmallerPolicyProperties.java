package dev.attest.iampolicy.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.SensitivePolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmallerPolicyProperties {

    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");

    private static final List<Context> CONTEXTS =
            List.of(
                    Context.unknown(),
                    Context.unknown().with("aws:username", "anna").with("aws:SourceIp", "10.1.1.1"),
                    Context.unknown().with("aws:username", "x").with("aws:SourceIp", "192.0.2.1"),
                    Context.unknown().withNothingElse());

    static Stream<Long> seeds() {
        return SeededCases.seeds(600);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverBeBroaderThanTheOriginal(long seed) {
        // Given
        Random random = new Random(seed);
        PolicySet original = SensitivePolicies.set(random);

        // When
        PolicySet smaller = SmallerPolicy.propose(original, use(random)).policies();

        // Then
        for (Request request : everything()) {
            Decision before = PrincipalAccess.of(original).decide(request);
            Decision after = PrincipalAccess.of(smaller).decide(request);
            assertThat(rank(after)).as(request.toString()).isLessThanOrEqualTo(rank(before));
            assertThat(after.standing()).isLessThanOrEqualTo(before.standing());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldKeepEverythingThatWasUsed(long seed) {
        // Given
        Random random = new Random(seed);
        PolicySet original = SensitivePolicies.set(random);
        ObservedUse use = use(random);

        // When
        PolicySet smaller = SmallerPolicy.propose(original, use).policies();

        // Then
        for (Request request : everything()) {
            boolean used =
                    use.perhaps(request.action())
                            || use.of(request.action())
                                    .filter(each ->
                                            each.elsewhere()
                                                    || each.resources()
                                                            .contains(request.resource()))
                                    .isPresent();
            if (used) {
                assertThat(PrincipalAccess.of(smaller).decide(request).outcome())
                        .as(request.toString())
                        .isEqualTo(PrincipalAccess.of(original).decide(request).outcome());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldProposeTheSameOutOfItself(long seed) {
        // Given
        Random random = new Random(seed);
        ObservedUse use = use(random);
        SmallerPolicy once = SmallerPolicy.propose(SensitivePolicies.set(random), use);

        // When
        SmallerPolicy twice = SmallerPolicy.propose(once.policies(), use);

        // Then
        assertThat(twice.documents()).isEqualTo(once.documents());
    }

    private static ObservedUse use(Random random) {
        ObservedUse use = ObservedUse.nothing(UNTIL.minus(Duration.ofDays(200)), UNTIL);
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String action = SeededCases.oneOf(random, SensitivePolicies.ACTIONS);
            use =
                    random.nextInt(3) == 0
                            ? use.with(action, UNTIL)
                            : use.with(
                                    action,
                                    UNTIL,
                                    SeededCases.oneOf(random, SensitivePolicies.RESOURCES));
        }
        return random.nextInt(4) == 0
                ? use.withService(SeededCases.oneOf(random, List.of("s3", "iam")), UNTIL)
                : use;
    }

    private static List<Request> everything() {
        List<Request> requests = new ArrayList<>();
        for (String action : SensitivePolicies.ACTIONS) {
            for (String resource : SensitivePolicies.RESOURCES) {
                CONTEXTS.forEach(context -> requests.add(new Request(action, resource, context)));
            }
        }
        return requests;
    }

    private static int rank(Decision decision) {
        return switch (decision.outcome()) {
            case EXPLICIT_DENY, IMPLICIT_DENY -> 0;
            case ALLOW_IF -> 1;
            case ALLOW -> 2;
        };
    }
}
