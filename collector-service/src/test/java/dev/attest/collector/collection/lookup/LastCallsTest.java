package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who would have to wait an hour is told apart by being interrupted before.
class LastCallsTest {

    private final LastCalls calls =
            new LastCalls(Duration.ofHours(1), System::nanoTime, Thread::sleep);

    @BeforeEach
    void interrupt() {
        Thread.currentThread().interrupt();
    }

    @AfterEach
    void calm() {
        Thread.interrupted();
    }

    @Test
    void shouldLetTwoCallsPassAndHoldTheThird() throws InterruptedException {
        // When
        calls.await();
        calls.await();

        // Then
        assertThatThrownBy(calls::await).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldNotCountWhatWasRefused() throws InterruptedException {
        // Given
        calls.await();
        long newest = calls.await();

        // When
        calls.refused(newest);

        // Then
        assertThatCode(calls::await).doesNotThrowAnyException();
        assertThatThrownBy(calls::await).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldStillHoldTheOneAfterAnOlderCallWhenTheNewestWasRefused()
            throws InterruptedException {
        // Given
        calls.await();
        calls.refused(calls.await());
        long newest = calls.await();

        // When
        calls.refused(newest);

        // Then
        assertThatCode(calls::await).doesNotThrowAnyException();
        assertThatThrownBy(calls::await).isInstanceOf(InterruptedException.class);
    }
}
