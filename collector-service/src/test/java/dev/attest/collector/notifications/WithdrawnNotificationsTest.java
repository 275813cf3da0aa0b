package dev.attest.collector.notifications;

import static dev.attest.collector.notifications.NotifiedService.states;
import static dev.attest.collector.trail.TrailFixture.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What becomes of notifications when an event that came late explains their alert. One channel
/// tells at once, another one gathers for days.
@QuarkusTest
@TestProfile(NotifiedService.class)
class WithdrawnNotificationsTest {

    private static final String RULE = "second-access-key";

    private final String user = "taken-back-" + UUID.randomUUID();

    @Test
    void shouldWithdrawWhatWaitsWhenTheAlertIsTakenBack() {
        // Given
        key(30, "CreateAccessKey");
        key(0, "CreateAccessKey");
        String alert = alert();
        awaitSent(alert);
        Map<String, String> before = states(alert);

        // When
        key(20, "DeleteAccessKey");

        // Then
        assertThat(before)
                .containsOnly(Map.entry("prompt", "SENT"), Map.entry("gathering", "HELD"));
        assertThat(states(alert))
                .containsOnly(Map.entry("prompt", "SENT"), Map.entry("gathering", "WITHDRAWN"));
        assertThat(withdrawn()).contains(alert);
    }

    @Test
    void shouldTellAfterAllWhatIsFoundAgain() {
        // Given
        key(30, "CreateAccessKey");
        key(0, "CreateAccessKey");
        String alert = alert();
        awaitSent(alert);
        key(20, "DeleteAccessKey");
        Map<String, String> before = states(alert);

        // When
        key(10, "CreateAccessKey");

        // Then
        assertThat(before).containsEntry("gathering", "WITHDRAWN");
        assertThat(states(alert))
                .containsOnly(Map.entry("prompt", "SENT"), Map.entry("gathering", "HELD"));
    }

    private void awaitSent(String alert) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(states(alert)).containsEntry("prompt", "SENT"));
    }

    private void key(int daysAgo, String call) {
        String record =
                """
                {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333","userName":"dora",\
                "arn":"arn:aws:iam::111122223333:user/dora"},"eventTime":"%2$s","eventSource":"iam.amazonaws.com",\
                "eventName":"%3$s","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.9","userAgent":"cli",\
                "requestParameters":{"userName":"%1$s"},"responseElements":null,"eventID":"%1$s-%4$d",\
                "recipientAccountId":"111122223333"}\
                """
                        .formatted(
                                user, Instant.now().minus(Duration.ofDays(daysAgo)), call, daysAgo);
        Api.importCloudtrail(UUID.randomUUID() + ".json", file(record)).statusCode(201);
    }

    private String alert() {
        return Api.alertOf(RULE, user + "-0");
    }

    private static List<String> withdrawn() {
        return Api.as("auditor")
                .queryParam("state", "WITHDRAWN")
                .queryParam("limit", 500)
                .get("/api/v1/notifications")
                .then()
                .statusCode(200)
                .extract()
                .path("items.alertId");
    }
}
