package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.events.inventory.InventorySource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final String ACCOUNT = "111111111111";
    private static final Instant LAUNCH = Instant.parse("2026-10-05T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Account OURS = new Account(ACCOUNT, "payments", null, "ACTIVE", null);

    @Test
    void shouldFindNoneInACompleteReadingOfTheWeek() {
        assertThat(gaps(OURS, LAUNCH.minus(WEEK))).isEmpty();
    }

    @Test
    void shouldNameWhatWasReadTooLongAgo() {
        // When
        var gaps = gaps(OURS, LAUNCH.minus(Duration.ofDays(214)));
        // Then
        assertThat(gaps)
                .hasSize(5)
                .contains(
                        "Account 111111111111: the reading of the IAM authorization details is of"
                                + " 2026-03-05T08:00:00Z, 214 days before the launch; what changed"
                                + " since is not known.")
                .noneMatch(gap -> gap.contains("access key list"));
    }

    @Test
    void shouldNotAskForNewReadingsOfASuspendedAccount() {
        // Given
        var suspended = new Account(ACCOUNT, "payments", null, "SUSPENDED", null);
        // When
        var gaps = gaps(suspended, LAUNCH.minus(Duration.ofDays(214)));
        // Then
        assertThat(gaps)
                .hasSize(4)
                .contains("Account payments is SUSPENDED.")
                .noneMatch(gap -> gap.contains("IAM") || gap.contains("credential report"));
    }

    private static List<String> gaps(Account account, Instant readAt) {
        var latest =
                Stream.of(InventorySource.values())
                        .map(source ->
                                new Snapshot(
                                        new UUID(0, source.ordinal()),
                                        ACCOUNT,
                                        source,
                                        readAt,
                                        true,
                                        List.of()))
                        .toList();
        return Gaps.of(Set.of(ACCOUNT), List.of(account), latest, LAUNCH, WEEK);
    }
}
