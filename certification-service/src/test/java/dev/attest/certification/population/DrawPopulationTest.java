package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.attest.certification.Api;
import dev.attest.certification.CompanyFixture;
import dev.attest.certification.TestClock;
import dev.attest.certification.World;
import dev.attest.certification.inventory.Backlog;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.inventory.Person;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.certification.platform.OneMoment;
import dev.attest.certification.platform.Sql;
import dev.attest.certification.signals.SignalReader;
import dev.attest.events.inventory.InventorySource;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The population is of one moment, and says what this service could not take in.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class DrawPopulationTest {
    private static final Instant LATER = TestClock.START.plusSeconds(3600);

    @Inject World world;
    @Inject Sql sql;
    @Inject Backlog backlog;
    @Inject SignalReader signals;
    @Inject OneMoment moment;
    @Inject PopulationConfig config;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldSeeNothingThatIsTakenInWhileItDraws() {
        // Given
        var drawing = new DrawPopulation(new Interrupted(), backlog, signals, moment, config);
        // When
        var population = drawing.draw(entitlement -> true, "chidi.okoro@meridian.example", LATER);
        // Then
        assertThat(population.items())
                .extracting(item -> item.grant().principal().name())
                .containsExactlyInAnyOrder("ben", "robot");
        assertThat(population.sources())
                .isNotEmpty()
                .allMatch(source -> source.observedAt().equals(CompanyFixture.OBSERVED));
        assertThat(population.gaps()).isEmpty();
    }

    @Test
    void shouldNameAReadingThatIsTakenInOnlyInPart() {
        // Given
        world.tell(CompanyFixture.user("eve", null, LATER, CompanyFixture.ADMIN));
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body(
                        "population.gaps",
                        hasItem(
                                "Account 111111111111: the reading of 2026-10-05T09:00:00Z was still"
                                        + " being taken in; the campaign holds a part of it."));
    }

    @Test
    void shouldNameWhatCouldNotBeTakenIn() {
        // Given
        world.quarantine(CompanyFixture.ACCOUNT);
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body(
                        "population.gaps",
                        hasItem(
                                "Account 111111111111: 1 message of the inventory could not be taken"
                                        + " in and waits in quarantine; what it tells is not"
                                        + " reviewed."));
    }

    @Test
    void shouldNameNothingThatWasReplayed() {
        // Given
        world.quarantine(CompanyFixture.ACCOUNT);
        world.replayQuarantine();
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("population.gaps", hasSize(0));
    }

    @Test
    void shouldNameAnOwnerWhomNobodyKnows() {
        // Given
        var drawing = new DrawPopulation(new Inventory(sql), backlog, signals, moment, config);
        // Then
        assertThat(drawing.draw(all -> true, "olga@acme.example", LATER).gaps())
                .singleElement()
                .asString()
                .startsWith("The campaign's owner olga@acme.example is nobody in the people file");
        assertThat(drawing.draw(all -> true, null, LATER).gaps())
                .singleElement()
                .asString()
                .contains("attest.certification.campaign-owner");
    }

    /// A complete reading that shows another user is taken in between two queries.
    private final class Interrupted extends Inventory {
        Interrupted() {
            super(sql);
        }

        @Override
        public List<Person> people() {
            world.tell(CompanyFixture.user("eve", null, LATER, CompanyFixture.ADMIN));
            return super.people();
        }

        @Override
        public List<Snapshot> latestSnapshots() {
            world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, LATER));
            return super.latestSnapshots();
        }
    }
}
