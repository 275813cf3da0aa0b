package dev.attest.certification.remediation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.population.model.Sighting;
import dev.attest.certification.remediation.model.ProofPolicy.Finding;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofPolicyTest {
    private static final Instant PLANNED = Instant.parse("2026-10-05T08:00:00Z");
    private static final UUID ID = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final Instant LATER = PLANNED.plusSeconds(1);

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "FAILED"})
    void shouldProveByACompleteLaterReading(RemovalState state) {
        assertThat(
                        ProofPolicy.judge(
                                state, PLANNED, reading(LATER, true, 3, 3), Sighting.NOT_SHOWN))
                .isEqualTo(new Finding.Proven());
    }

    @Test
    void shouldStayOpenWhileTheAccessIsThere() {
        assertOpen(reading(LATER, true, 3, 3), Sighting.SHOWN, "still there");
    }

    @Test
    void shouldStayOpenOnAReadingOfTheSameMoment() {
        assertOpen(
                reading(PLANNED, true, 3, 3),
                Sighting.NOT_SHOWN,
                "not after the removal was planned");
    }

    @Test
    void shouldStayOpenOnAPartialReading() {
        assertOpen(reading(LATER, false, 3, 3), Sighting.NOT_SHOWN, "not complete");
    }

    @Test
    void shouldStayOpenWhenTotalsDoNotMatch() {
        assertOpen(reading(LATER, true, 4, 3), Sighting.NOT_SHOWN, "control totals do not match");
    }

    @Test
    void shouldStayOpenOnAnEmptyReading() {
        assertOpen(reading(LATER, true, 0, 0), Sighting.NOT_SHOWN, "control totals do not match");
    }

    @Test
    void shouldReportWhatReturnsAfterTheProof() {
        // Given
        var verified = RemovalState.VERIFIED;
        // When
        var later =
                ProofPolicy.judge(verified, PLANNED, reading(LATER, true, 3, 3), Sighting.SHOWN);
        var partial =
                ProofPolicy.judge(verified, PLANNED, reading(LATER, false, 4, 3), Sighting.SHOWN);
        var older =
                ProofPolicy.judge(verified, LATER, reading(PLANNED, true, 3, 3), Sighting.SHOWN);
        var absent =
                ProofPolicy.judge(
                        verified, PLANNED, reading(LATER, true, 3, 3), Sighting.NOT_SHOWN);
        // Then
        assertThat(later).isEqualTo(new Finding.Returned());
        assertThat(partial).isEqualTo(new Finding.Returned());
        assertThat(older).isEqualTo(new Finding.NoNews());
        assertThat(absent).isEqualTo(new Finding.NoNews());
    }

    private static void assertOpen(Reading reading, Sighting sighting, String words) {
        // When
        var finding = ProofPolicy.judge(RemovalState.PLANNED, PLANNED, reading, sighting);
        // Then
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.StillOpen.class, open -> assertThat(open.note()).contains(words));
    }

    @Test
    void shouldStayOpenOnAReadingThatDeclaresNothing() {
        assertOpen(
                new Reading(ID, LATER, false, true, Map.of(), Map.of("users", 3), 0),
                Sighting.NOT_SHOWN,
                "control totals do not match");
    }

    @Test
    void shouldStayOpenWhereNothingCouldBeRead() {
        assertOpen(reading(LATER, true, 3, 3), Sighting.UNREADABLE, "could not be read");
    }

    @ParameterizedTest
    @EnumSource
    void shouldJudgeNothingByAnOvertakenReading(Sighting sighting) {
        // Given
        var overtaken = reading(LATER, true, 0);
        // When
        var returned = ProofPolicy.judge(RemovalState.VERIFIED, PLANNED, overtaken, sighting);
        // Then
        assertThat(returned).isEqualTo(new Finding.NoNews());
        assertOpen(overtaken, sighting, "A later reading");
    }

    @Test
    void shouldStayOpenWhileSomethingCouldNotBeTakenIn() {
        assertOpen(reading(LATER, false, 2), Sighting.NOT_SHOWN, "2 of the messages");
    }

    private static Reading reading(Instant at, boolean complete, int declared, int parsed) {
        return new Reading(
                ID, at, false, complete, Map.of("users", declared), Map.of("users", parsed), 0);
    }

    private static Reading reading(Instant at, boolean overtaken, int untaken) {
        return new Reading(
                ID, at, overtaken, true, Map.of("users", 3), Map.of("users", 3), untaken);
    }
}
