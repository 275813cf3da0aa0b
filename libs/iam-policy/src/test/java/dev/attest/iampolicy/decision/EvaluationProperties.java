package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.decision.SmallWorld.Asker;
import dev.attest.iampolicy.decision.SmallWorld.Said;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of all layers together.
class EvaluationProperties {

    private static final NamedPolicy UNREAD =
            new NamedPolicy.Unread("unread", null, "it is not known");

    static Stream<Long> seeds() {
        return SeededCases.seeds(2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverWidenByAnAddedDeny(long seed) {
        // Given
        Grown grown = Grown.of(seed, false);
        Decision before = grown.from().decide();

        for (WrittenWorld more : grown.each()) {
            // When
            Decision after = more.decide();

            // Then
            assertThat(rank(after)).as("%s", more).isLessThanOrEqualTo(rank(before));
            assertThat(after.standing()).isLessThanOrEqualTo(before.standing());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverNarrowByAnAddedAllow(long seed) {
        // Given
        Grown grown = Grown.of(seed, true);
        Decision before = grown.from().decide();

        for (WrittenWorld more : grown.each()) {
            // When
            Decision after = more.decide();

            // Then
            assertThat(rank(after)).as("%s", more).isGreaterThanOrEqualTo(rank(before));
            assertThat(after.standing()).isGreaterThanOrEqualTo(before.standing());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverWidenByAnAddedLevel(long seed) {
        // Given
        Random random = new Random(seed);
        WrittenWorld world = world(random);
        PrincipalAccess access = world.access();
        PolicySet level =
                PolicySet.of(added(PolicyKind.SERVICE_CONTROL, random.nextBoolean(), random));

        // When
        Decision after =
                access.under(access.controls().and(level))
                        .decide(world.request(), world.resource());

        // Then
        assertThat(rank(after)).isLessThanOrEqualTo(rank(world.decide()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNotDependOnTheOrderOfPolicies(long seed) {
        // Given
        Random random = new Random(seed);
        WrittenWorld world = world(random);
        Decision before = world.decide();

        // When
        Decision after = shuffled(world, random).decide();

        // Then
        assertThat(after.outcome()).isEqualTo(before.outcome());
        assertThat(after.standing()).isEqualTo(before.standing());
        assertThat(after.stoppedBy()).isEqualTo(before.stoppedBy());
        assertThat(after.because()).containsExactlyInAnyOrderElementsOf(before.because());
        assertThat(after.open()).hasSameSizeAs(before.open());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverAllowWithADocumentThatCouldNotBeRead(long seed) {
        // Given
        SmallWorld small = SmallWorld.random(new Random(seed));
        WrittenWorld world = WrittenWorld.of(small);

        WithMore.of(world, kind -> UNREAD)
                .forEach((layer, more) -> {
                    // When
                    Decision after = more.decide();

                    // Then
                    if (asked(small.asker(), layer)) {
                        assertThat(after.outcome()).as("%s", more).isNotEqualTo(Outcome.ALLOW);
                    } else {
                        assertThat(after).isEqualTo(world.decide());
                    }
                });
    }

    /// A world, and each that it becomes by one more policy in one of its layers.
    private record Grown(WrittenWorld from, Collection<WrittenWorld> each) {
        static Grown of(long seed, boolean allows) {
            Random random = new Random(seed);
            WrittenWorld world = world(random);
            return new Grown(
                    world, WithMore.of(world, kind -> added(kind, allows, random)).values());
        }
    }

    private static WrittenWorld world(Random random) {
        return WrittenWorld.of(SmallWorld.random(random));
    }

    private static boolean asked(Asker asker, Layer layer) {
        boolean control = layer == Layer.SERVICE_CONTROL || layer == Layer.RESOURCE_CONTROL;
        return switch (asker) {
            case USER, SESSION, FEDERATED -> true;
            case ROOT -> layer != Layer.IDENTITY;
            case LINKED -> !control;
            case SERVICE -> layer == Layer.RESOURCE || layer == Layer.RESOURCE_CONTROL;
        };
    }

    private static NamedPolicy added(PolicyKind kind, boolean allows, Random random) {
        List<String> names =
                kind == PolicyKind.RESOURCE ? SmallWorld.names(random) : List.<String>of();
        return PolicyFixture.of(
                kind,
                "added",
                WrittenWorld.written(kind, new Said(allows, true, names, false, null)));
    }

    private static WrittenWorld shuffled(WrittenWorld world, Random random) {
        PrincipalAccess access = world.access();
        ResourceAccess resource = world.resource();
        List<PolicySet> levels = new ArrayList<>(access.controls().levels());
        Collections.shuffle(levels, random);
        return new WrittenWorld(
                new PrincipalAccess(
                        access.principal(),
                        shuffled(access.identity(), random),
                        access.boundary().map(set -> shuffled(set, random)),
                        access.session().map(set -> shuffled(set, random)),
                        new ControlPolicies(levels, false)),
                new ResourceAccess(
                        resource.account(),
                        resource.policy().map(set -> shuffled(set, random)),
                        resource.controls()),
                world.request());
    }

    private static PolicySet shuffled(PolicySet set, Random random) {
        List<NamedPolicy> policies = new ArrayList<>(set.policies());
        Collections.shuffle(policies, random);
        return new PolicySet(policies);
    }

    private static int rank(Decision decision) {
        return switch (decision.outcome()) {
            case EXPLICIT_DENY, IMPLICIT_DENY -> 0;
            case ALLOW_IF -> 1;
            case ALLOW -> 2;
        };
    }
}
