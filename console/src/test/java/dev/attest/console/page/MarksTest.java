package dev.attest.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.console.api.RemediationView;
import org.junit.jupiter.api.Test;

class MarksTest {

    /// Nobody looked: a removal without a proof is not one of which the access was seen.
    @Test
    void shouldNotClaimThatAnUnprovenRemovalWasSeen() {
        // Given // When
        var mark = Marks.of(RemediationView.State.FAILED);

        // Then
        assertThat(mark.word()).isEqualTo("Not proven in time");
    }
}
