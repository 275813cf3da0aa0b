package dev.attest.collector.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.collector.platform.StoreState.Phase;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreStateTest {

    private final StoreState state = new StoreState(Duration.ofSeconds(1), Clock.systemUTC());

    @Test
    void shouldBeSlowWhenTransactionsAreAndQuickAgainUnderHalfOfIt() {
        // When
        kept(100, Duration.ofSeconds(2));

        // Then
        assertThat(state.now().phase()).isEqualTo(Phase.SLOW);
        kept(3, Duration.ofMillis(700));
        assertThat(state.now().phase()).isEqualTo(Phase.SLOW);
        kept(100, Duration.ofMillis(10));
        assertThat(state.now().phase()).isEqualTo(Phase.NORMAL);
    }

    @Test
    void shouldNotBeSlowForOneTransaction() {
        // When
        kept(1, Duration.ofSeconds(5));

        // Then
        assertThat(state.now().phase()).isEqualTo(Phase.NORMAL);
    }

    @Test
    void shouldTakeNothingWhileTheDatabaseIsAway() {
        // When
        state.away();

        // Then
        assertThatThrownBy(state::admit).isInstanceOf(StoreAwayException.class);
        assertThat(state.now().shed()).isEqualTo(1);
        state.caughtUp();
        assertThat(state.now().phase()).isEqualTo(Phase.SHEDDING);
    }

    @Test
    void shouldTakeEverythingWhileItCatchesUp() {
        // Given
        state.away();

        // When
        kept(1, Duration.ofMillis(5));

        // Then
        assertThat(state.now().phase()).isEqualTo(Phase.CATCHING_UP);
        state.admit();
        kept(50, Duration.ofSeconds(9));
        assertThat(state.now().phase()).isEqualTo(Phase.CATCHING_UP);
        state.caughtUp();
        assertThat(state.now().phase()).isEqualTo(Phase.NORMAL);
    }

    private void kept(int times, Duration took) {
        for (int i = 0; i < times; i++) {
            state.kept(took);
        }
    }
}
