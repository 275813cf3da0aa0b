package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.RealService;
import dev.attest.collector.Settings;
import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Place;
import dev.attest.outbox.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Turns an hour apart, so that the time that the test takes says nothing.
@QuarkusTest
@TestProfile(RealService.class)
class LookupQuotaTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final CollectionConfig HOURLY =
            Settings.of(CollectionConfig.class, Map.of("attest.collection.lookup.interval", "1h"));

    @Inject Pool pool;
    @Inject Ids ids;

    @Test
    void shouldDealTheTurnsOfOneReplicaEvenly() {
        // Given
        var alone = new LookupQuota(pool, HOURLY, ids);
        Place place = new Place("555500000011", "us-east-1", "iam");
        alone.deal(place);
        OffsetDateTime before = nextCall(place);

        // When
        alone.deal(place);

        // Then
        assertThat(nextCall(place)).isEqualTo(before.plus(HOUR));
    }

    @Test
    void shouldDealTurnsFurtherApartWhereReplicasMeet() {
        // Given
        var one = new LookupQuota(pool, HOURLY, ids);
        var other = new LookupQuota(pool, HOURLY, ids);
        Place place = new Place("555500000012", "us-east-1", "iam");
        one.deal(place);
        OffsetDateTime before = nextCall(place);

        // When
        other.deal(place);
        OffsetDateTime met = nextCall(place);
        other.deal(place);
        OffsetDateTime again = nextCall(place);
        one.deal(place);

        // Then
        assertThat(met).isEqualTo(before.plus(HOUR).plusMinutes(6));
        assertThat(again).isEqualTo(met.plus(HOUR));
        assertThat(nextCall(place)).isEqualTo(again.plus(HOUR).plusMinutes(6));
    }

    @Test
    void shouldDealATurnThatLeavesTimeToMakeTheCallReady() {
        // Given
        var quota = new LookupQuota(pool, HOURLY, ids);

        // When
        Duration ahead = quota.deal(new Place("555500000013", "us-east-1", "iam"));

        // Then
        assertThat(ahead).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    }

    private OffsetDateTime nextCall(Place place) {
        return pool.preparedQuery("select next_call from lookup_quota where account_id = $1")
                .executeAndAwait(Tuple.of(place.accountId()))
                .iterator()
                .next()
                .getOffsetDateTime(0);
    }
}
