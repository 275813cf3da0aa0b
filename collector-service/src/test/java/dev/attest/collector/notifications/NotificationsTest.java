package dev.attest.collector.notifications;

import static dev.attest.collector.notifications.NotifiedService.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.awsstub.StubMessage;
import dev.attest.collector.Api;
import dev.attest.collector.notifications.channel.ChannelFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// From a record that comes in to whoever is told, while one channel hangs.
@QuarkusTest
@TestProfile(NotifiedService.class)
class NotificationsTest {

    private static final String HOOK = "/hook/" + NotifiedService.TOKEN;

    @Test
    void shouldTellEveryChannelAndWaitForNone() {
        // Given
        String event = UUID.randomUUID().toString();
        NotifiedService.loopback().answer(HOOK, 500, 503);

        // When
        rootLogin(event);

        // Then
        String alert = alertOf(event);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(states(alert))
                                .containsEntry("desk", "SENT")
                                .containsEntry("topic", "SENT")
                                .containsEntry("hook", "SENT")
                                .containsEntry("chat", "SENT")
                                .containsEntry("team", "SENT")
                                .containsEntry("stuck", "PENDING"));
        assertThat(mailsOf(event)).hasSize(1);
        assertThat(topicOf(event))
                .extracting(StubMessage::subject)
                .containsExactly("[CRITICAL] IAM Alert: Root Account Login");
        assertThat(topicOf(event).getFirst().attributes())
                .containsEntry("severity", "CRITICAL")
                .containsEntry("account", "111122223333")
                .containsEntry("rule", "root-console-login");
        assertThat(hooksOf(event)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(hooksOf(event).stream().distinct()).hasSize(1);
    }

    @Test
    void shouldGoOnTakingInWhileAChannelHangs() {
        // Given
        rootLogin(UUID.randomUUID().toString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !NotifiedService.loopback().got("/hang").isEmpty());

        // When
        String event = UUID.randomUUID().toString();
        rootLogin(event);

        // Then
        assertThat(states(alertOf(event))).containsKey("stuck");
    }

    @Test
    void shouldTryAChannelByHand() {
        // When
        String id =
                Api.as("security-analyst")
                        .post("/api/v1/notification-channels/chat/test")
                        .then()
                        .statusCode(202)
                        .body("kind", equalTo("TEST"))
                        .extract()
                        .path("id");

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        Api.as("auditor")
                                .get("/api/v1/notifications/{id}", id)
                                .then()
                                .body("state", equalTo("SENT")));
        assertThat(NotifiedService.loopback().got("/chat"))
                .anyMatch(got -> got.body().contains(id));
        Api.as("security-analyst")
                .post("/api/v1/notification-channels/wrong/test")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no working channel wrong."));
    }

    @Test
    void shouldShowChannelsWithoutTheirSecrets() {
        // When
        String channels =
                Api.as("auditor")
                        .get("/api/v1/notification-channels")
                        .then()
                        .statusCode(200)
                        .body("items.size()", equalTo(9))
                        .body("items.find { it.name == 'hook' }.kind", equalTo("WEBHOOK"))
                        .body(
                                "items.find { it.name == 'wrong' }.problem",
                                equalTo(
                                        "attest.notify.channels.wrong.url is not an https address"
                                                + " without a user"))
                        .extract()
                        .asString();

        // Then
        assertThat(channels)
                .doesNotContain(NotifiedService.TOKEN)
                .doesNotContain(ChannelFixture.SECRET);
    }

    private static void rootLogin(String event) {
        String record =
                """
                {"Records":[{"eventVersion":"1.08","userIdentity":{"type":"Root","accountId":"111122223333",\
                "arn":"arn:aws:iam::111122223333:root","principalId":"111122223333"},"eventTime":"%s",\
                "eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1",\
                "sourceIPAddress":"198.51.100.7","userAgent":"%s","requestParameters":null,\
                "responseElements":{"ConsoleLogin":"Success"},"eventID":"%s","readOnly":false,\
                "recipientAccountId":"111122223333"}]}\
                """
                        .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), event, event);
        Api.importCloudtrail(event + ".json", record).statusCode(201).body("alerts", equalTo(1));
    }

    private static String alertOf(String event) {
        return Api.alertOf("root-console-login", event);
    }

    private static List<MimeMessage> mailsOf(String event) {
        return Arrays.stream(NotifiedService.mail().getReceivedMessages())
                .filter(mail -> text(mail).contains("- Event ID: " + event))
                .toList();
    }

    private static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<StubMessage> topicOf(String event) {
        return NotifiedService.topic().stream()
                .filter(message -> message.message().contains(event))
                .toList();
    }

    /// The ids under which the webhook got what it was told of an event.
    private static List<String> hooksOf(String event) {
        return NotifiedService.loopback().got(HOOK).stream()
                .filter(got -> got.body().contains(event))
                .map(got -> got.header("Attest-Notification"))
                .toList();
    }
}
