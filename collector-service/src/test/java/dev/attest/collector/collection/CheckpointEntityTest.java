package dev.attest.collector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointEntityTest {

    @ParameterizedTest
    @ValueSource(strings = {"inventory.rds", "trail.organization"})
    void shouldNotTellWhatOthersLookedUp(String source) {
        // Given
        CheckpointEntity checkpoint = checkpoint(source);

        // When
        CheckpointView view = checkpoint.view();

        // Then
        assertThat(view.lookups()).isNull();
        assertThat(view.lookupsThrottled()).isNull();
    }

    @Test
    void shouldTellHowOftenEventsWereLookedUp() {
        // Given
        CheckpointEntity checkpoint = checkpoint("iam");

        // When
        CheckpointView view = checkpoint.view();

        // Then
        assertThat(view.lookups()).isEqualTo(40);
        assertThat(view.lookupsThrottled()).isEqualTo(3);
    }

    private static CheckpointEntity checkpoint(String source) {
        var checkpoint = new CheckpointEntity();
        checkpoint.key = CheckpointEntity.Key.of(new Place("111122223333", "eu-central-1", source));
        checkpoint.state = CheckpointState.ACTIVE;
        checkpoint.lookups = 40;
        checkpoint.lookupsThrottled = 3;
        return checkpoint;
    }
}
