package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Places places = new Places("test", 1);

    @AfterEach
    void close() {
        places.close();
    }

    @Test
    void shouldRunWorkOnPlatformThreads() throws Exception {
        try (var place = places.take(SHORT)) {
            assertThat(place.run(() -> Thread.currentThread().isVirtual(), LONG)).isFalse();
        }
    }

    @Test
    void shouldTurnAwayWhoIsOneTooMany() throws Exception {
        // Given
        try (var _ = places.take(SHORT)) {

            // When // Then
            assertThatThrownBy(() -> places.take(SHORT))
                    .isInstanceOfSatisfying(
                            RefusedQueryException.class,
                            e -> assertThat(e.code()).isEqualTo(RefusedQueryException.BUSY));
        }
    }

    @Test
    void shouldKeepAPlaceUntilItsWorkHasEnded() throws Exception {
        // Given
        var end = new CountDownLatch(1);
        try (var place = places.take(SHORT)) {
            assertThatThrownBy(() -> place.run(() -> wait(end), SHORT))
                    .isInstanceOf(SQLTimeoutException.class);
        }
        assertThatThrownBy(() -> places.take(SHORT)).isInstanceOf(RefusedQueryException.class);

        // When
        end.countDown();

        // Then
        places.take(LONG).close();
    }

    @Test
    void shouldPassOnWhatWentWrong() throws Exception {
        try (var place = places.take(SHORT)) {
            assertThatThrownBy(() ->
                            place.run(
                                    () -> {
                                        throw new SQLException("no such table");
                                    },
                                    LONG))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no such table");
            assertThatThrownBy(() ->
                            place.run(
                                    () -> {
                                        throw new StackOverflowError();
                                    },
                                    LONG))
                    .isInstanceOf(IllegalStateException.class);
        }
        places.take(LONG).close();
    }

    private static boolean wait(CountDownLatch end) throws InterruptedException {
        end.await();
        return true;
    }
}
