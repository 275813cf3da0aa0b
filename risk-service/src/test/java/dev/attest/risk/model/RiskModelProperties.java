package dev.attest.risk.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskModelProperties {

    private static final int ROUNDS = 1_000;

    @Test
    void shouldExplainTheScoreExactly() {
        Seeds.check(
                ROUNDS,
                random -> {
                    // Given
                    SubjectFacts facts = FactsFixture.random(random);

                    // When
                    Assessment assessment = RiskModel.assess(facts, FactsFixture.NOW);

                    // Then
                    assertThat(
                                    assessment.contributions().stream()
                                            .mapToInt(Contribution::points)
                                            .sum())
                            .isEqualTo(assessment.score());
                    assertThat(assessment.score()).isBetween(0, 100);
                    assertThat(assessment.highestPossible()).isBetween(assessment.score(), 100);
                    assertThat(assessment.contributions())
                            .allSatisfy(contribution -> {
                                assertThat(contribution.points()).isNotNegative();
                                assertThat(contribution.explanation()).isNotBlank();
                                assertThat(contribution.known() || contribution.points() == 0)
                                        .isTrue();
                            });
                });
    }

    @Test
    void shouldNeverScoreLowerForOnePermissionMore() {
        Seeds.check(
                ROUNDS,
                random -> {
                    // Given
                    SubjectFacts facts = FactsFixture.random(random);
                    if (facts.principals().isEmpty()) {
                        return;
                    }
                    PrincipalFacts first = facts.principals().getFirst();
                    List<AccessFacts> more = new ArrayList<>(first.access());
                    more.add(FactsFixture.access(random));

                    // When
                    int before = RiskModel.assess(facts, FactsFixture.NOW).score();
                    int after =
                            RiskModel.assess(with(facts, access(first, more)), FactsFixture.NOW)
                                    .score();

                    // Then
                    assertThat(after).isGreaterThanOrEqualTo(before);
                });
    }

    @Test
    void shouldNeverScoreLowerForAWiderPermission() {
        Seeds.check(
                ROUNDS,
                random -> {
                    // Given
                    SubjectFacts facts = FactsFixture.random(random);
                    if (facts.principals().isEmpty()
                            || facts.principals().getFirst().access().isEmpty()) {
                        return;
                    }
                    PrincipalFacts first = facts.principals().getFirst();
                    AccessFacts narrow = first.access().getFirst();
                    Power administrator =
                            wider(narrow.administrator(), FactsFixture.access(random));
                    Power escalation = wider(narrow.escalation(), FactsFixture.access(random));
                    List<AccessFacts> wide = new ArrayList<>(first.access());
                    wide.set(
                            0,
                            new AccessFacts(
                                    narrow.place(), narrow.means(), administrator, escalation));

                    // When
                    int before = RiskModel.assess(facts, FactsFixture.NOW).score();
                    int after =
                            RiskModel.assess(with(facts, access(first, wide)), FactsFixture.NOW)
                                    .score();

                    // Then
                    assertThat(after).isGreaterThanOrEqualTo(before);
                });
    }

    @Test
    void shouldNeverScoreLowerForOneAlertMore() {
        Seeds.check(
                ROUNDS,
                random -> {
                    // Given
                    SubjectFacts facts = FactsFixture.random(random);
                    List<AlertFacts> more = new ArrayList<>(facts.alerts());
                    more.add(FactsFixture.alert(random));

                    // When
                    int before = RiskModel.assess(facts, FactsFixture.NOW).score();
                    int after =
                            RiskModel.assess(
                                            new SubjectFacts(
                                                    facts.person(),
                                                    facts.principals(),
                                                    more,
                                                    facts.trusts()),
                                            FactsFixture.NOW)
                                    .score();

                    // Then
                    assertThat(after).isGreaterThanOrEqualTo(before);
                });
    }

    @Test
    void shouldNotDependOnTheOrderOfFacts() {
        Seeds.check(
                ROUNDS,
                random -> {
                    // Given
                    SubjectFacts facts = FactsFixture.random(random);
                    Random order = new Random(random.nextLong());
                    SubjectFacts shuffled =
                            new SubjectFacts(
                                    facts.person(),
                                    shuffled(facts.principals(), order).stream()
                                            .map(p -> access(p, shuffled(p.access(), order)))
                                            .toList(),
                                    shuffled(facts.alerts(), order),
                                    shuffled(facts.trusts(), order));

                    // When
                    Assessment before = RiskModel.assess(facts, FactsFixture.NOW);
                    Assessment after = RiskModel.assess(shuffled, FactsFixture.NOW);

                    // Then
                    assertThat(after).isEqualTo(before);
                });
    }

    @Test
    void shouldStayTheSameUntilItIsToBeRevisited() {
        Seeds.check(
                ROUNDS,
                random -> {
                    // Given
                    SubjectFacts facts = FactsFixture.random(random);
                    Assessment now = RiskModel.assess(facts, FactsFixture.NOW);
                    var horizon =
                            now.revisitAt() == null
                                    ? FactsFixture.NOW.plus(Duration.ofDays(2_000))
                                    : now.revisitAt();
                    long millis = Duration.between(FactsFixture.NOW, horizon).toMillis();

                    // When
                    Assessment justBefore =
                            RiskModel.assess(
                                    facts,
                                    FactsFixture.NOW.plusMillis(
                                            random.nextLong(Math.max(1, millis))));

                    // Then
                    assertThat(justBefore.score()).isEqualTo(now.score());
                    assertThat(justBefore.contributions()).isEqualTo(now.contributions());
                });
    }

    private static Power wider(Power power, AccessFacts other) {
        return power.compareTo(other.administrator()) >= 0 ? power : other.administrator();
    }

    private static SubjectFacts with(SubjectFacts facts, PrincipalFacts first) {
        List<PrincipalFacts> principals = new ArrayList<>(facts.principals());
        principals.set(0, first);
        return new SubjectFacts(facts.person(), principals, facts.alerts(), facts.trusts());
    }

    private static PrincipalFacts access(PrincipalFacts p, List<AccessFacts> access) {
        return new PrincipalFacts(
                p.id(),
                p.label(),
                p.kind(),
                access,
                p.credentials(),
                p.createdAt(),
                p.lastUse(),
                p.useReported(),
                p.watch());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
