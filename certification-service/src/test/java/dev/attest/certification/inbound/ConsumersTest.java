package dev.attest.certification.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attest.certification.CompanyFixture;
import dev.attest.certification.TestClock;
import dev.attest.certification.World;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.signals.SignalReader;
import dev.attest.certification.signals.SignalView;
import dev.attest.events.Event;
import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import dev.attest.events.Severity;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.events.risk.RiskContribution;
import dev.attest.events.risk.RiskLevel;
import dev.attest.events.risk.UserRiskAssessed;
import dev.attest.outbox.Ids;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Through a real broker, as the other services speak.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class ConsumersTest {
    private static final Instant USED = TestClock.START.minusSeconds(60);

    @Inject World world;
    @Inject Sender sender;
    @Inject Inventory inventory;
    @Inject SignalReader signals;
    @Inject Ids ids;

    @BeforeEach
    void empty() {
        world.reset();
    }

    @Test
    void shouldKeepTheProjectionThroughTheBroker() {
        // When
        send(CompanyFixture.account("payments-prod", "tunde"));
        send(CompanyFixture.user("ben", "ben", CompanyFixture.OBSERVED, CompanyFixture.ADMIN));
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(principals()).containsExactly("ben"));
    }

    @Test
    void shouldKeepTheSameEventOnce() {
        // Given
        var envelope = envelope(CompanyFixture.account("payments-prod", "tunde"));
        // When
        sender.send(envelope);
        sender.send(envelope);
        send(CompanyFixture.user("ben", "ben", CompanyFixture.OBSERVED));
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(principals()).containsExactly("ben"));
        assertThat(world.count("inbox", "event_id", envelope.id())).isOne();
    }

    @Test
    void shouldKeepLastUseByPrincipalKeyAndSession() {
        // Given
        var role =
                "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Reader_1a2b";
        var batch =
                new ActivityBatchRecorded(
                        ids.next(),
                        CompanyFixture.ACCOUNT,
                        List.of(
                                record("e1", CompanyFixture.userArn("ben"), null, "AKIA1"),
                                record("e2", role, "Ben", "ASIA2")));
        // When
        send(batch);
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read().principals()).hasSize(2));
        assertThat(read().keys()).containsOnlyKeys("AKIA1");
        assertThat(read().sessions().get(role)).containsEntry("ben", USED);
        assertThat(read().coverage())
                .hasEntrySatisfying(
                        CompanyFixture.ACCOUNT,
                        days -> assertThat(days.spans(USED, USED)).isTrue());
    }

    @Test
    void shouldKeepRiskAndOpenAlerts() {
        // Given
        var raised = raised();
        // When
        send(raised);
        send(
                new UserRiskAssessed(
                        "ben",
                        "ben",
                        "Ben",
                        List.of(),
                        78,
                        80,
                        RiskLevel.HIGH,
                        List.of(new RiskContribution("administrator", 78, true, "Administrator.")),
                        "1",
                        null,
                        USED));
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    assertThat(read().risks())
                            .containsEntry("ben", new SignalView.Risk(78, RiskLevel.HIGH));
                    assertThat(read().alerts())
                            .containsEntry(
                                    CompanyFixture.userArn("ben"), List.of("Root console login"));
                });
        send(new AlertClosed(raised.alertId(), CompanyFixture.ACCOUNT, "drill", "ravi", USED));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read().alerts()).isEmpty());
        send(new AlertReopened(raised.alertId(), CompanyFixture.ACCOUNT, "none", "ravi", USED));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read().alerts()).isNotEmpty());
    }

    private AlertRaised raised() {
        return new AlertRaised(
                ids.next(),
                "root-console-login",
                Severity.HIGH,
                "Root console login",
                CompanyFixture.ACCOUNT,
                "us-east-1",
                "e1",
                "ConsoleLogin",
                USED,
                actor(CompanyFixture.userArn("ben"), null),
                null,
                USED);
    }

    private void send(Event event) {
        sender.send(envelope(event));
    }

    private EventEnvelope<Event> envelope(Event event) {
        return new EventEnvelope<>(ids.next(), USED, EventCatalogue.sourceOf(event), event);
    }

    private List<String> principals() {
        return QuarkusTransaction.requiringNew()
                .call(() -> inventory.principals().stream().map(one -> one.name()).toList());
    }

    private SignalView read() {
        return QuarkusTransaction.requiringNew().call(signals::read);
    }

    private static ActivityRecord record(
            String id, String principal, @Nullable String session, String key) {
        return new ActivityRecord(
                id,
                USED,
                CompanyFixture.ACCOUNT,
                "us-east-1",
                "s3.amazonaws.com",
                "GetObject",
                actor(principal, session),
                key,
                null,
                true,
                null,
                null,
                null,
                null,
                null);
    }

    private static Actor actor(String principal, @Nullable String session) {
        return new Actor(
                session == null ? ActorKind.IAM_USER : ActorKind.ASSUMED_ROLE,
                principal,
                "ben",
                CompanyFixture.ACCOUNT,
                session,
                null);
    }
}
