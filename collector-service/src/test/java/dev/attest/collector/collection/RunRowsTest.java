package dev.attest.collector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class RunRowsTest {

    @Inject RunRows runs;
    @Inject Checkpoints checkpoints;
    @Inject Transactions transactions;

    @Test
    void shouldKnowTheLastRunOfAPlaceThatRefuses() {
        // Given
        Place place = new Place("555500000001", "us-east-1", "inventory.s3-buckets");
        Outcome refused = Outcome.failed(new Outcome.Failure("AccessDenied", false, false));

        // When
        Map<Place, Instant> last =
                transactions.call(connection -> {
                    checkpoints.open(connection, place);
                    checkpoints.finished(connection, place, refused);
                    return runs.lastRuns(connection);
                });

        // Then
        assertThat(last).containsKey(place);
    }
}
