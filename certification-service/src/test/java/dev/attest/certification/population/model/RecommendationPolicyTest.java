package dev.attest.certification.population.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.population.model.AccessFacts.Standing;
import dev.attest.certification.population.model.Advice.Verdict;
import dev.attest.testsupport.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecommendationPolicyTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private final RecommendationPolicy policy = new RecommendationPolicy();

    @Test
    void shouldKeepWhatIsUsed() {
        assertAdvice(
                facts(Standing.ACTIVE, daysAgo(3), true, false), Verdict.KEEP, "Used 3 days ago.");
    }

    @Test
    void shouldRevokeWhatALeaverHolds() {
        assertAdvice(
                facts(Standing.LEFT, daysAgo(3), true, false),
                Verdict.REVOKE,
                "The person has left the company.",
                "Used 3 days ago.");
    }

    @Test
    void shouldRevokeWhatWasNotUsedForMoreThanNinetyDays() {
        assertAdvice(
                facts(Standing.ACTIVE, daysAgo(91), true, false),
                Verdict.REVOKE,
                "Not used for 91 days.");
        assertAdvice(
                facts(Standing.ACTIVE, daysAgo(90), true, false),
                Verdict.KEEP,
                "Used 90 days ago.");
    }

    @Test
    void shouldNameADormantAdministrator() {
        assertAdvice(
                facts(Standing.ACTIVE, daysAgo(120), true, true),
                Verdict.REVOKE,
                "Administrator access, not used for 120 days.");
        assertAdvice(
                facts(Standing.ACTIVE, null, true, true),
                Verdict.REVOKE,
                "Administrator access, never used.");
    }

    @Test
    void shouldNotAdviseToKeepAnAdministratorUnseen() {
        assertAdvice(
                facts(Standing.ACTIVE, daysAgo(3), true, true),
                Verdict.LOOK_CLOSER,
                "Administrator access.",
                "Used 3 days ago.");
    }

    @Test
    void shouldNotAdviseToRevokeWhatTakesAlongWhatIsUsed() {
        // Given
        var idle = policy.advise(facts(Standing.ACTIVE, daysAgo(120), true, false), NOW);
        var used = policy.advise(facts(Standing.ACTIVE, daysAgo(3), true, false), NOW);
        // When
        var beside = policy.together(idle, List.of(idle, used));
        // Then
        assertThat(beside.verdict()).isEqualTo(Verdict.LOOK_CLOSER);
        assertThat(beside.reasons())
                .containsExactly(
                        "It cannot be removed alone: 1 access goes along that nothing speaks for"
                                + " revoking.",
                        "Not used for 120 days.");
        assertThat(policy.together(idle, List.of(idle))).isEqualTo(idle);
        assertThat(policy.together(used, List.of(idle))).isEqualTo(used);
    }

    @Test
    void shouldNotHoldAgainstNewAccessThatItWasNeverUsed() {
        assertAdvice(unusedSince(0, false), Verdict.LOOK_CLOSER, "Not used yet, 0 days old.");
        assertAdvice(unusedSince(1, false), Verdict.LOOK_CLOSER, "Not used yet, 1 day old.");
        assertAdvice(
                unusedSince(90, true),
                Verdict.LOOK_CLOSER,
                "Administrator access, not used yet, 90 days old.");
        assertAdvice(unusedSince(91, false), Verdict.REVOKE, "Never used.");
    }

    @Test
    void shouldSayWhenUseIsNotKnown() {
        assertAdvice(
                facts(Standing.ACTIVE, null, false, false),
                Verdict.LOOK_CLOSER,
                "When it was last used is not known.");
    }

    @Test
    void shouldSayWhenTheMeaningIsNotKnown() {
        assertAdvice(
                facts(Standing.ACTIVE, daysAgo(0), true, null),
                Verdict.LOOK_CLOSER,
                "What it allows could not be evaluated.",
                "Used today.");
    }

    @Test
    void shouldLookCloserAtOldKeysMoversAndAlerts() {
        // Given
        var facts =
                new AccessFacts(
                        Standing.ON_LEAVE,
                        daysAgo(1),
                        true,
                        false,
                        daysAgo(211),
                        true,
                        daysAgo(211),
                        List.of("Root console login"),
                        "Data");
        // When
        var advice = policy.advise(facts, NOW);
        // Then
        assertThat(advice.verdict()).isEqualTo(Verdict.LOOK_CLOSER);
        assertThat(advice.reasons())
                .containsExactly(
                        "The person is on leave.",
                        "The person moved here from Data.",
                        "The key is 211 days old and was not rotated.",
                        "Open alert: Root console login.",
                        "Used 1 day ago.");
    }

    /// One more reason for concern never makes the advice milder.
    @Test
    void shouldNeverBeMilderWithOneMoreConcern() {
        Seeds.check(
                500,
                random -> {
                    // Given
                    var facts = any(random);
                    var alerts = new ArrayList<>(facts.openAlerts());
                    alerts.add("One more");
                    var worse =
                            new AccessFacts(
                                    facts.standing(),
                                    facts.lastUsed(),
                                    facts.lastUsedKnown(),
                                    facts.administrator(),
                                    facts.existsSince(),
                                    facts.key(),
                                    facts.keyCreated(),
                                    alerts,
                                    facts.movedFrom());
                    // When
                    var before = policy.advise(facts, NOW);
                    var after = policy.advise(worse, NOW);
                    // Then
                    assertThat(severity(after)).isGreaterThanOrEqualTo(severity(before));
                    assertThat(after.reasons()).containsAll(before.reasons());
                });
    }

    private static AccessFacts any(RandomGenerator random) {
        boolean known = random.nextBoolean();
        return new AccessFacts(
                random.nextBoolean() ? Standing.values()[random.nextInt(3)] : null,
                known && random.nextBoolean() ? daysAgo(random.nextInt(200)) : null,
                known,
                random.nextInt(3) == 0 ? null : random.nextBoolean(),
                random.nextBoolean() ? daysAgo(random.nextInt(400)) : null,
                random.nextBoolean(),
                random.nextBoolean() ? daysAgo(random.nextInt(400)) : null,
                List.of(),
                random.nextInt(4) == 0 ? "Data" : null);
    }

    private static int severity(Advice advice) {
        return switch (advice.verdict()) {
            case KEEP -> 0;
            case LOOK_CLOSER -> 1;
            case REVOKE -> 2;
        };
    }

    private void assertAdvice(AccessFacts facts, Verdict verdict, String... reasons) {
        // When
        var advice = policy.advise(facts, NOW);
        // Then
        assertThat(advice.verdict()).isEqualTo(verdict);
        assertThat(advice.reasons()).containsExactly(reasons);
    }

    private static AccessFacts facts(
            Standing standing,
            @Nullable Instant lastUsed,
            boolean known,
            @Nullable Boolean administrator) {
        return new AccessFacts(
                standing, lastUsed, known, administrator, null, false, null, List.of(), null);
    }

    private static AccessFacts unusedSince(int daysAgo, boolean administrator) {
        return new AccessFacts(
                Standing.ACTIVE,
                null,
                true,
                administrator,
                daysAgo(daysAgo),
                false,
                null,
                List.of(),
                null);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
