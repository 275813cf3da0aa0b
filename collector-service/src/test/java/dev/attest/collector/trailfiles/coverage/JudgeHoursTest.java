package dev.attest.collector.trailfiles.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.traildigest.CheckedDigest;
import dev.attest.traildigest.CheckedDigest.Verdict;
import dev.attest.traildigest.Digest;
import dev.attest.traildigest.FileName;
import dev.attest.traildigest.HourOfLogs;
import dev.attest.traildigest.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgeHoursTest {

    private static final DayOfLogs DAY =
            new DayOfLogs("t", "111122223333", "eu-central-1", LocalDate.of(2026, 3, 1));
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<CheckedDigest> digests = new ArrayList<>();
    private final List<HourOfLogs> logs = new ArrayList<>();

    @Test
    void shouldLeaveAnHourOpenWhoseDigestMayStillCome() {
        // Given
        digest("00:00", "01:00", Verdict.SIGNED);
        logs(0, 2, 0);
        logs(1, 0, 3);

        // When
        var states = states("02:00");

        // Then
        assertThat(states).isEqualTo(Map.of(0, CoverageState.COMPLETE, 1, CoverageState.OPEN));
    }

    @Test
    void shouldGiveUpOnADigestThatDidNotComeForHours() {
        // Given
        digest("00:00", "01:00", Verdict.SIGNED);
        logs(1, 0, 3);

        // When
        var states = states("09:00");

        // Then
        assertThat(states).isEqualTo(Map.of(0, CoverageState.COMPLETE, 1, CoverageState.NO_DIGEST));
    }

    @Test
    void shouldNotJudgeAnHourThatIsNotOver() {
        // Given
        logs(1, 0, 3);

        // When
        var states = states("01:59");

        // Then
        assertThat(states).isEmpty();
    }

    @Test
    void shouldCallAnHourUnverifiedWhoseDigestNobodySigned() {
        // Given
        digest("00:00", "01:00", Verdict.CHAINED);
        digest("01:00", "02:00", Verdict.UNVERIFIED);
        logs(0, 2, 0);

        // When
        var states = states("09:00");

        // Then
        assertThat(states)
                .isEqualTo(Map.of(0, CoverageState.UNVERIFIED, 1, CoverageState.UNVERIFIED));
    }

    @Test
    void shouldNotCallAnHourCompleteOfWhichALateUnsignedDigestNamesALog() {
        // Given
        digest("00:00", "01:00", Verdict.SIGNED);
        logs.add(new HourOfLogs(DAY.account(), DAY.region(), DAY.from(), 2, 1, 0, 0, 0, 0));

        // When
        var states = states("09:00");

        // Then
        assertThat(states).isEqualTo(Map.of(0, CoverageState.UNVERIFIED));
    }

    @Test
    void shouldKnowHoursThatDigestsShare() {
        // Given
        digest("00:27", "01:27", Verdict.SIGNED);
        digest("01:27", "02:27", Verdict.SIGNED);
        logs(0, 1, 0);
        logs(1, 1, 0);

        // When
        var states = states("03:00");

        // Then
        assertThat(states)
                .isEqualTo(
                        Map.of(
                                0,
                                CoverageState.COMPLETE,
                                1,
                                CoverageState.COMPLETE,
                                2,
                                CoverageState.OPEN));
    }

    @Test
    void shouldTellAGapBetweenDigests() {
        // Given
        digest("00:00", "01:00", Verdict.SIGNED);
        digest("03:00", "04:00", Verdict.SIGNED);

        // When
        var states = states("09:00");

        // Then
        assertThat(states)
                .containsEntry(1, CoverageState.GAP)
                .containsEntry(2, CoverageState.GAP)
                .containsEntry(3, CoverageState.COMPLETE);
    }

    @Test
    void shouldNotCallALogMissingThatIsStillToBeFetched() {
        // Given
        digest("00:00", "01:00", Verdict.SIGNED);
        logs.add(hour(0, 1, 2, 0));

        // When
        var states = states("09:00", Map.of(DAY.from(), 2));

        // Then
        assertThat(states).isEqualTo(Map.of(0, CoverageState.OPEN));
    }

    @Test
    void shouldBeSettledOnceNothingOfTheDayIsLeftToCome() {
        // Given
        digest("00:00", "01:00", Verdict.SIGNED);
        var over = judge("09:00", Map.of()).verdicts();

        // When
        boolean early = JudgeHours.settled(DAY, over, DAY.from().plus(Duration.ofHours(9)));
        boolean late = JudgeHours.settled(DAY, over, DAY.until());

        // Then
        assertThat(early).isFalse();
        assertThat(late).isTrue();
    }

    private Map<Integer, CoverageState> states(String now) {
        return states(now, Map.of());
    }

    private Map<Integer, CoverageState> states(String now, Map<Instant, Integer> waiting) {
        return judge(now, waiting).verdicts().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                each -> each.getKey().atOffset(ZoneOffset.UTC).getHour(),
                                each -> each.getValue().state()));
    }

    private JudgeHours judge(String now, Map<Instant, Integer> waiting) {
        var reconciled = new Reconciliation(List.of(), digests, logs, List.of());
        return new JudgeHours(DAY, reconciled, waiting, time(now));
    }

    private void digest(String from, String until, Verdict verdict) {
        String key =
                "111122223333_CloudTrail-Digest_eu-central-1_all_us-east-1_%s.json.gz"
                        .formatted(SECOND.format(time(until)));
        digests.add(
                new CheckedDigest(
                        key,
                        new Digest(
                                FileName.of(key).orElseThrow(),
                                "bucket/" + key,
                                "00",
                                time(from),
                                time(until),
                                time(until).toString(),
                                "f",
                                "SHA256withRSA",
                                Optional.empty(),
                                List.of()),
                        verdict));
    }

    private void logs(int hour, int verified, int untold) {
        logs.add(hour(hour, verified, 0, untold));
    }

    private static HourOfLogs hour(int hour, int verified, int missing, int untold) {
        return new HourOfLogs(
                DAY.account(),
                DAY.region(),
                DAY.from().plus(Duration.ofHours(hour)),
                verified,
                0,
                missing,
                0,
                0,
                untold);
    }

    private static Instant time(String text) {
        return Instant.parse("2026-03-01T" + text + ":00Z");
    }
}
