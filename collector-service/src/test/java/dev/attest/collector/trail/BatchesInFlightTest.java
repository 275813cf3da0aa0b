package dev.attest.collector.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesInFlightTest {

    private static final TrailBatch BATCH = new TrailBatch(List.of(), List.of());

    @Test
    void shouldAddUpWhatBecameOfAll() {
        try (var batches = new BatchesInFlight(2, _ -> new BatchOutcome(2, 1, 0, List.of()))) {
            // When
            for (int i = 0; i < 5; i++) {
                batches.add(BATCH);
            }

            // Then
            assertThat(batches.outcome()).isEqualTo(new BatchOutcome(10, 5, 0, List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, OutOfMemoryError.class})
    void shouldFailAsTheBatchDid(Class<? extends Throwable> kind) {
        // Given
        Throwable wrong =
                kind == OutOfMemoryError.class
                        ? new OutOfMemoryError("as a test has it")
                        : new IllegalStateException("as a test has it");
        try (var batches = new BatchesInFlight(2, _ -> thrown(wrong))) {
            batches.add(BATCH);

            // When
            Throwable end = catchThrowable(batches::outcome);

            // Then
            assertThat(end).isSameAs(wrong);
            assertThat(catchThrowable(() -> batches.add(BATCH))).isSameAs(wrong);
            assertThat(catchThrowable(batches::outcome)).isSameAs(wrong);
        }
    }

    private static BatchOutcome thrown(Throwable wrong) {
        if (wrong instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) wrong;
    }
}
