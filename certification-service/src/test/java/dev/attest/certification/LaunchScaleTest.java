package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.certification.campaign.LaunchCampaign;
import dev.attest.certification.definition.CampaignDefinitions;
import dev.attest.certification.inventory.InventoryProjection;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// 200 managers, 20 people each, five policies a person: 20,000 items in 200 packages.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class LaunchScaleTest {
    private static final int MANAGERS = 200;
    private static final int REPORTS = 20;
    private static final int POLICIES = 5;

    @Inject World world;
    @Inject InventoryProjection projection;
    @Inject LaunchCampaign launch;
    @Inject CampaignDefinitions definitions;

    @Test
    void shouldLaunchTwentyThousandItemsInOneGo(TestReporter reporter) {
        // Given
        world.smallCompany();
        QuarkusTransaction.requiringNew().timeout(120).run(this::hireEverybody);
        // When
        long began = System.nanoTime();
        var campaign = launch.launch(definitions.byId("quarterly-access-review"), null, "test").id;
        var took = Duration.ofNanos(System.nanoTime() - began);
        // Then
        reporter.publishEntry("milliseconds to launch 20,002 items", "" + took.toMillis());
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("progress.items", equalTo(MANAGERS * REPORTS * POLICIES + 2))
                .body("progress.packages", equalTo(MANAGERS + 2));
        assertThat(world.told()).contains("CampaignLaunched");
    }

    private void hireEverybody() {
        var policies =
                IntStream.range(0, POLICIES)
                        .mapToObj(LaunchScaleTest::policy)
                        .toArray(AttachedPolicy[]::new);
        for (int manager = 0; manager < MANAGERS; manager++) {
            projection.keep(CompanyFixture.person("m" + manager, "lena"));
            for (int report = 0; report < REPORTS; report++) {
                var id = "r" + manager + "-" + report;
                projection.keep(CompanyFixture.person(id, "m" + manager));
                projection.keep(CompanyFixture.user(id, id, CompanyFixture.OBSERVED, policies));
            }
        }
    }

    private static AttachedPolicy policy(int number) {
        return new AttachedPolicy(
                "arn:aws:iam::aws:policy/Read" + number, "Read" + number, CompanyFixture.READ_HASH);
    }
}
