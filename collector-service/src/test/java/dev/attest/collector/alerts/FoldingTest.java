package dev.attest.collector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.alerts.Folding.Known;
import dev.attest.collector.alerts.Folding.Match;
import dev.attest.events.Severity;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertRaised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private static final String KEY = "bob";

    @Test
    void shouldCountWhatIsAboutTheSameWithinThirtyDays() {
        // When
        Folding folding =
                Folding.of(
                        List.of(finding(0, KEY), finding(30, KEY), finding(1, "other")), List.of());

        // Then
        assertThat(folding.raised()).hasSize(2);
        assertThat(folding.matches()).extracting(Match::first).containsExactly(true, true, false);
        assertThat(folding.matches().getFirst().alert())
                .isEqualTo(folding.matches().getLast().alert());
    }

    @Test
    void shouldRaiseAnewAfterThirtyDays() {
        // When
        Folding folding = Folding.of(List.of(finding(0, KEY), finding(31, KEY)), List.of());

        // Then
        assertThat(folding.raised()).hasSize(2);
    }

    @Test
    void shouldCountInTheAlertThatIsThere() {
        // Given
        Known known = known(10, null);

        // When
        Folding folding = Folding.of(List.of(finding(12, KEY), finding(2, KEY)), List.of(known));

        // Then
        assertThat(folding.raised()).isEmpty();
        assertThat(folding.matches()).allSatisfy(m -> assertThat(m.alert()).isEqualTo(known.id()));
    }

    @Test
    void shouldRaiseAnewWhatHappensAfterAnAlertWasClosed() {
        // Given
        Known closed = known(10, START.plus(Duration.ofDays(15)));

        // When
        Folding folding = Folding.of(List.of(finding(14, KEY), finding(16, KEY)), List.of(closed));

        // Then
        assertThat(folding.raised()).extracting(a -> a.event().eventId()).containsExactly("day-16");
        assertThat(folding.matches().getFirst().alert()).isEqualTo(closed.id());
    }

    @Test
    void shouldCountInTheNearestOfSeveral() {
        // Given
        Known early = known(0, null);
        Known late = known(40, null);

        // When
        Folding folding = Folding.of(List.of(finding(25, KEY)), List.of(early, late));

        // Then
        assertThat(folding.matches().getFirst().alert()).isEqualTo(late.id());
    }

    /// Whatever order findings are brought in, of one reading come the same alerts.
    @Test
    void shouldNotDependOnTheOrderOfFindings() {
        long seed = 20_261_122L;
        Random dice = new Random(seed);
        List<NewAlert> findings =
                new ArrayList<>(
                        IntStream.range(0, 200)
                                .mapToObj(i -> finding(dice.nextInt(200), "k" + dice.nextInt(3)))
                                .toList());
        List<String> expected = raised(findings);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(findings, dice);
            assertThat(raised(findings)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void shouldCountInAnAlertThatWasTakenBackOnlyTheEventThatRaisedIt() {
        // Given
        Known empty = known(10, null);
        Known withdrawn =
                new Known(
                        empty.id(),
                        empty.subject(),
                        empty.from(),
                        START.plus(Duration.ofDays(50)),
                        "day-10");

        // When
        Folding other = Folding.of(List.of(finding(12, KEY)), List.of(withdrawn));
        Folding same = Folding.of(List.of(finding(10, KEY)), List.of(withdrawn));

        // Then
        assertThat(other.raised()).hasSize(1);
        assertThat(other.revived()).isEmpty();
        assertThat(same.raised()).isEmpty();
        assertThat(same.revived()).containsExactly(withdrawn.id());
    }

    private static List<String> raised(List<NewAlert> findings) {
        return Folding.of(findings, List.of()).raised().stream()
                .map(a -> a.key() + " " + a.event().eventTime())
                .sorted()
                .toList();
    }

    private static Known known(int day, @Nullable Instant closedAt) {
        NewAlert alert = finding(day, KEY);
        return new Known(
                alert.event().alertId(),
                alert.subject(),
                alert.event().eventTime(),
                closedAt,
                null);
    }

    private static NewAlert finding(int day, String key) {
        return new NewAlert(
                new AlertRaised(
                        UUID.nameUUIDFromBytes(
                                (day + key).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        "user-created",
                        Severity.HIGH,
                        "IAM User Created",
                        "111122223333",
                        "eu-central-1",
                        "day-" + day,
                        "CreateUser",
                        START.plus(Duration.ofDays(day)),
                        new Actor(ActorKind.UNKNOWN, null, "dora", null, null, null),
                        null,
                        START),
                "made",
                key,
                "Ask.");
    }
}
