package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.certification.platform.Sql;
import dev.attest.certification.process.EngineClock;
import dev.attest.certification.review.ReviewTasks;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The decision, the engine's task and the event commit together or not at all.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class OneTransactionTest {
    @Inject World world;
    @Inject EngineClock engine;
    @Inject ReviewTasks tasks;
    @Inject Sql sql;

    private UUID maria;

    @BeforeEach
    void campaign() {
        world.smallCompany();
        Api.start();
        maria = Api.packageOf("maria");
    }

    @Test
    void shouldCommitDecisionTaskAndEventTogether() {
        // When
        Api.decideAll("maria", maria, "REVOKE");
        // Then
        assertThat(world.count("decision", "package_id", maria)).isOne();
        assertThat(engine.waitsAt(maria)).contains("sign-off");
        assertThat(world.told()).endsWith("DecisionRecorded");
    }

    @Test
    void shouldKeepTheTaskWhenTheRowIsRefused() {
        // Given
        var item = UUID.fromString(Api.items("maria", maria).getFirst());
        QuarkusTransaction.requiringNew().run(() -> occupyFirstVersion(item));
        // When
        Api.decide("maria", maria, "REVOKE", null, item.toString()).then().statusCode(500);
        // Then
        assertThat(engine.waitsAt(maria)).contains("decide-items");
        assertThat(world.told()).doesNotContain("DecisionRecorded");
        assertThat(world.count("decision", "package_id", maria)).isZero();
    }

    @Test
    void shouldKeepTheRowAwayWhenTheEngineRefuses() {
        // Given
        var item = Api.items("maria", maria).getFirst();
        QuarkusTransaction.requiringNew().run(() -> tasks.everythingDecided(maria));
        // When
        Api.decide("maria", maria, "REVOKE", null, item).then().statusCode(500);
        // Then
        assertThat(world.count("decision", "package_id", maria)).isZero();
        assertThat(world.told()).doesNotContain("DecisionRecorded");
        Api.as("maria")
                .get("/api/v1/packages/" + maria)
                .then()
                .body("progress.undecided", equalTo(1));
    }

    @Test
    void shouldTakeTheEnginesWorkBackWithTheCallersTransaction() {
        // When
        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    tasks.everythingDecided(maria);
                                    throw new IllegalStateException("too late");
                                }))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(engine.waitsAt(maria)).contains("decide-items");
    }

    private void occupyFirstVersion(UUID item) {
        sql.update(
                """
                insert into decision (id, item_id, package_id, version, outcome, decided_by,
                    decided_at)
                values (?, ?, ?, 1, 'KEEP', 'nobody', now())\
                """,
                item,
                item,
                item);
    }
}
