package dev.attest.risk.model;

import static dev.attest.risk.model.FactsFixture.NOW;
import static dev.attest.risk.model.FactsFixture.PASSWORD_AND_MFA;
import static dev.attest.risk.model.FactsFixture.access;
import static dev.attest.risk.model.FactsFixture.daysAgo;
import static dev.attest.risk.model.FactsFixture.subject;
import static dev.attest.risk.model.FactsFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskModelTest {

    @Test
    void shouldFindNothingInABlamelessUser() {
        // When
        Assessment assessment = RiskModel.assess(subject(user(access(Power.NO, Power.NO))), NOW);

        // Then
        assertThat(assessment.score()).isZero();
        assertThat(assessment.highestPossible()).isZero();
        assertThat(assessment.contributions()).isEmpty();
    }

    @Test
    void shouldCountAnAdministratorOnceThoughItCanAlsoEscalate() {
        // When
        Assessment assessment = RiskModel.assess(subject(user(access(Power.YES, Power.YES))), NOW);

        // Then
        assertThat(assessment.contributions())
                .extracting(Contribution::factor, Contribution::points)
                .containsExactly(tuple("administrator", 50));
    }

    @Test
    void shouldCountAnEscalatorAndWhatItAddsToAnAdministrator() {
        // Given
        AccessFacts administrator = access(Power.YES, Power.YES);
        AccessFacts escalator = new AccessFacts("dev", "user anna", Power.NO, Power.YES);

        // When
        Assessment alone = RiskModel.assess(subject(user(escalator)), NOW);
        Assessment both = RiskModel.assess(subject(user(administrator, escalator)), NOW);

        // Then
        assertThat(alone.contributions())
                .extracting(Contribution::factor, Contribution::points)
                .containsExactly(tuple("can-escalate", 40));
        assertThat(both.contributions())
                .extracting(Contribution::factor, Contribution::points)
                .containsExactly(tuple("administrator", 50), tuple("can-escalate", 4));
    }

    @Test
    void shouldTellWhoCanEscalateFromWhoPerhapsCan() {
        // Given
        AccessFacts can = new AccessFacts("dev", "user anna", Power.NO, Power.YES);
        AccessFacts could = new AccessFacts("prod", "user anna", Power.NO, Power.CONDITIONAL);

        // When
        Assessment perhaps = RiskModel.assess(subject(user(could)), NOW);
        Assessment both = RiskModel.assess(subject(user(can, could)), NOW);

        // Then
        assertThat(perhaps.contributions())
                .extracting(Contribution::points, Contribution::explanation)
                .containsExactly(
                        tuple(
                                30,
                                "Could make itself administrator in prod as user anna, depending on"
                                        + " conditions or on what exists in the account"));
        assertThat(both.contributions())
                .extracting(Contribution::explanation)
                .containsExactly(
                        "Can make itself administrator in dev as user anna; could in prod as user"
                                + " anna, depending on conditions or on what exists in the"
                                + " account");
    }

    @Test
    void shouldCreditEachFactorWithItsMarginalPoints() {
        // Given
        CredentialFacts careless =
                new CredentialFacts(
                        true, false, true, List.of(new KeyFacts("AKIA1", true, daysAgo(100))));

        // When
        Assessment assessment =
                RiskModel.assess(
                        subject(
                                user(
                                        "anna",
                                        List.of(access(Power.YES, Power.YES)),
                                        careless,
                                        daysAgo(91))),
                        NOW);

        // Then
        assertThat(assessment.contributions())
                .extracting(Contribution::factor, Contribution::points)
                .containsExactly(
                        tuple("administrator", 50),
                        tuple("console-without-mfa", 20),
                        tuple("old-access-key", 5),
                        tuple("dormant", 3));
        assertThat(assessment.score()).isEqualTo(78);
    }

    @Test
    void shouldShowTheUnknownInsteadOfTakingItForGood() {
        // Given
        CredentialFacts unknown = new CredentialFacts(null, null, false, List.of());

        // When
        Assessment assessment =
                RiskModel.assess(
                        subject(
                                user(
                                        "anna",
                                        List.of(access(Power.UNKNOWN, Power.UNKNOWN)),
                                        unknown,
                                        daysAgo(1))),
                        NOW);

        // Then
        assertThat(assessment.score()).isZero();
        assertThat(assessment.highestPossible()).isGreaterThan(70);
        assertThat(assessment.contributions())
                .extracting(Contribution::factor, Contribution::known)
                .containsExactly(
                        tuple("administrator", false),
                        tuple("can-escalate", false),
                        tuple("console-without-mfa", false),
                        tuple("old-access-key", false));
    }

    @Test
    void shouldCountALeaverFromMidnightAfterTheLastDay() {
        // Given
        SubjectFacts leaver =
                new SubjectFacts(
                        new PersonFacts(false, LocalDate.of(2026, 11, 1)),
                        List.of(user(access(Power.NO, Power.NO))),
                        List.of(),
                        List.of());
        Instant midnight = Instant.parse("2026-11-02T00:00:00Z");

        // When
        Assessment before = RiskModel.assess(leaver, NOW);
        Assessment after = RiskModel.assess(leaver, midnight);

        // Then
        assertThat(before.score()).isZero();
        assertThat(before.revisitAt()).isEqualTo(midnight);
        assertThat(after.contributions())
                .extracting(Contribution::factor)
                .containsExactly("leaver-with-access");
    }

    @Test
    void shouldNotBlameALeaverWithoutCredentials() {
        // Given
        CredentialFacts dead =
                new CredentialFacts(
                        false, false, true, List.of(new KeyFacts("AKIA1", false, daysAgo(500))));

        // When
        Assessment assessment =
                RiskModel.assess(
                        new SubjectFacts(
                                new PersonFacts(true, null),
                                List.of(user("anna", List.of(), dead, null)),
                                List.of(),
                                List.of()),
                        NOW);

        // Then
        assertThat(assessment.highestPossible()).isZero();
    }

    @Test
    void shouldTakeSilenceForDormancyOnlyWhenEverythingIsSeen() {
        // Given
        PrincipalFacts silent = user("anna", List.of(), PASSWORD_AND_MFA, null);
        PrincipalFacts unseen = watched(silent, daysAgo(30), daysAgo(-90));

        // When
        Assessment reported = RiskModel.assess(subject(silent), NOW);
        Assessment barelyWatched = RiskModel.assess(subject(unseen), NOW);

        // Then
        assertThat(reported.contributions())
                .extracting(Contribution::factor, Contribution::known)
                .containsExactly(tuple("dormant", true));
        assertThat(barelyWatched.contributions())
                .extracting(Contribution::factor, Contribution::known)
                .containsExactly(tuple("dormant", false));
        assertThat(barelyWatched.revisitAt()).isEqualTo(daysAgo(30 - 90));
    }

    @Test
    void shouldTakeSilenceForDormancyOnlyWhileActivityIsKnown() {
        // Given
        PrincipalFacts silent = user("anna", List.of(), PASSWORD_AND_MFA, daysAgo(200));
        PrincipalFacts watched = watched(silent, daysAgo(90), daysAgo(-5));
        PrincipalFacts onceWatched = watched(silent, daysAgo(700), daysAgo(600));

        // When
        Assessment now = RiskModel.assess(subject(watched), NOW);
        Assessment later = RiskModel.assess(subject(watched), daysAgo(-5));
        Assessment ended = RiskModel.assess(subject(onceWatched), NOW);

        // Then
        assertThat(now.contributions()).extracting(Contribution::known).containsExactly(true);
        assertThat(now.revisitAt()).isEqualTo(daysAgo(-5));
        assertThat(later.contributions()).extracting(Contribution::known).containsExactly(false);
        assertThat(ended.contributions()).extracting(Contribution::known).containsExactly(false);
        assertThat(ended.score()).isZero();
    }

    @Test
    void shouldLetTrustInOwnedAccountsCount() {
        // Given
        SubjectFacts owner =
                new SubjectFacts(
                        new PersonFacts(false, null),
                        List.of(user(access(Power.NO, Power.NO))),
                        List.of(),
                        List.of(
                                new TrustFacts("open", TrustFacts.Openness.ANYBODY, true),
                                new TrustFacts("vendor", TrustFacts.Openness.CONDITIONAL, false)));

        // When
        Assessment assessment = RiskModel.assess(owner, NOW);

        // Then
        assertThat(assessment.score()).isEqualTo(70);
        assertThat(assessment.contributions())
                .singleElement()
                .satisfies(c ->
                        assertThat(c.explanation())
                                .isEqualTo(
                                        "Owns an account with roles that outsiders can"
                                                + " assume: open; vendor"));
    }

    @Test
    void shouldLetAlertsDiminish() {
        // Given
        AlertFacts alert = new AlertFacts("1", "t", AlertFacts.Severity.CRITICAL);

        // When
        int one = RiskModel.assess(alerts(1, alert), NOW).score();
        int two = RiskModel.assess(alerts(2, alert), NOW).score();
        int many = RiskModel.assess(alerts(50, alert), NOW).score();

        // Then
        assertThat(one).isEqualTo(30);
        assertThat(two - one).isLessThan(one);
        assertThat(many).isEqualTo(50);
    }

    private static SubjectFacts alerts(int count, AlertFacts alert) {
        return new SubjectFacts(
                null, List.of(), java.util.Collections.nCopies(count, alert), List.of());
    }

    private static PrincipalFacts watched(PrincipalFacts p, Instant since, Instant until) {
        return new PrincipalFacts(
                p.id(),
                p.label(),
                p.kind(),
                p.access(),
                p.credentials(),
                p.createdAt(),
                p.lastUse(),
                false,
                new Watch(since, until));
    }
}
