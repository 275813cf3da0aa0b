package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.CompanyFixture;
import dev.attest.certification.inventory.Access;
import dev.attest.certification.signals.SignalView;
import dev.attest.events.activity.Coverage;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastUsesTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final Instant SEEN = NOW.minus(Duration.ofDays(3));
    private static final Instant REPORTED = NOW.minus(Duration.ofDays(5));
    private static final String ROLE =
            "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/eu-west-1/"
                    + "AWSReservedSSO_Reader_0123456789abcdef";

    @Test
    void shouldTakeTheLaterOfReportAndActivityForAKey() {
        // Given
        var user = user(new AccessKey(1, "AKIA1", true, NOW, REPORTED, true));
        // When
        var use = use(user, signals(Map.of("AKIA1", SEEN), Map.of(), Map.of()));
        // Then
        assertThat(use).isEqualTo(new Use(SEEN, true));
    }

    @Test
    void shouldNotKnowTheUseOfAKeyThatNobodyReports() {
        // Given
        var user = user(new AccessKey(1, null, true, NOW, null, false));
        // When
        var use = use(user, signals(Map.of(), Map.of(), Map.of()));
        // Then
        assertThat(use).isEqualTo(Use.UNKNOWN);
    }

    @Test
    void shouldKnowSilenceFromTheLastNinetyDaysOfActivityOnly() {
        // Given
        var role = CompanyFixture.role("deployer", NOW, CompanyFixture.READ);
        var ninety = Map.of(CompanyFixture.ACCOUNT, covered(90, 0));
        var fewer = Map.of(CompanyFixture.ACCOUNT, covered(89, 0));
        var stale = Map.of(CompanyFixture.ACCOUNT, covered(700, 90));
        var unknown = credentialsUnknown(role);
        // When
        var known = use(unknown, signals(Map.of(), Map.of(), ninety));
        var guess = use(unknown, signals(Map.of(), Map.of(), fewer));
        var old = use(unknown, signals(Map.of(), Map.of(), stale));
        // Then
        assertThat(known).isEqualTo(new Use(null, true));
        assertThat(guess).isEqualTo(Use.UNKNOWN);
        assertThat(old).isEqualTo(Use.UNKNOWN);
    }

    @Test
    void shouldFindTheSessionsOfAPermissionSet() {
        // Given
        var user = CompanyFixture.centerUser("u-1", "Ben", "ben", NOW, List.of());
        var sessions = Map.of(ROLE, Map.of("ben", SEEN));
        // When
        var use = use(user, signals(Map.of(), sessions, Map.of()));
        // Then
        assertThat(use).isEqualTo(new Use(SEEN, true));
    }

    private static Use use(PrincipalObserved principal, SignalView signals) {
        var set =
                CompanyFixture.permissionSet(
                        "Reader",
                        NOW,
                        new AccountAssignment(CompanyFixture.ACCOUNT, "USER", "u-1"));
        var grants = new Grants(new Access(Map.of(), List.of(set), Map.of()));
        var last = grants.of(principal).getLast();
        return new LastUses(signals, grants, NOW).of(last);
    }

    private static Coverage covered(int fromDaysAgo, int toDaysAgo) {
        var today = NOW.atOffset(ZoneOffset.UTC).toLocalDate();
        return new Coverage(
                today.minusDays(fromDaysAgo).datesUntil(today.minusDays(toDaysAgo)).toList());
    }

    private static PrincipalObserved user(AccessKey key) {
        return CompanyFixture.user(
                "ben",
                "ben",
                NOW,
                new Credentials(false, null, null, true, List.of(key)),
                List.of());
    }

    private static PrincipalObserved credentialsUnknown(PrincipalObserved of) {
        return CompanyFixture.principal(
                of.kind(),
                of.principalId(),
                of.name(),
                null,
                NOW,
                new Credentials(null, null, null, false, List.of()),
                List.of(),
                of.attachedPolicies(),
                List.of(),
                null);
    }

    private static SignalView signals(
            Map<String, Instant> keys,
            Map<String, Map<String, Instant>> sessions,
            Map<String, Coverage> covered) {
        return new SignalView(Map.of(), keys, sessions, covered, Map.of(), Map.of());
    }
}
