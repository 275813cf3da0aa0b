package dev.attest.collector.notifications.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    /// As an attacker may call a user, a role session or a browser.
    private static final String HOSTILE =
            "x\r\nBcc: all@x.example\u2028<!channel> *b* [l](http://x.example) \u202egnp.exe\u0000";

    @Test
    void shouldWriteTheTrackersMessage() {
        // When
        String subject = PlainText.subject(NoticeFixture.rootLogin());
        String body = PlainText.body(NoticeFixture.rootLogin());

        // Then
        assertThat(subject).isEqualTo("[CRITICAL] IAM Alert: Root Account Login");
        assertThat(body)
                .startsWith(
                        """
                        IAM Activity Alert: Root Account Login
                        Severity: CRITICAL
                        Time: 2025-08-10T18:26:07+00:00
                        Region: us-east-1

                        Root account logged in from IP: 90.7.221.136

                        Event Details:
                        - Event Name: ConsoleLogin
                        - User: root
                        - Source IP: 90.7.221.136
                        - Event ID: b5636e39-f66f-4ce1-b9f1-2368c72b7fc6
                        - Account: 111122223333
                        """)
                .contains("\nAction Required: Review this activity immediately in CloudTrail.\n");
    }

    @Test
    void shouldKeepATextFromOutsideInItsLine() {
        // Given
        Notice hostile = NoticeFixture.single(HOSTILE, HOSTILE);

        // When
        String subject = PlainText.subject(hostile);
        String body = PlainText.body(hostile);

        // Then
        assertThat(subject).doesNotContain("\r", "\n", "\u2028", "\u202e", "\u0000");
        assertThat(body.lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(body).doesNotContain("\r", "\u2028", "\u202e", "\u0000");
        assertThat(body.lines().count())
                .isEqualTo(PlainText.body(NoticeFixture.rootLogin()).lines().count());
    }

    @Test
    void shouldGiveSlackNothingToReadAsMarkup() {
        // When
        JsonNode payload = SlackText.payload(NoticeFixture.single(HOSTILE, HOSTILE));

        // Then
        assertThat(payload.toString()).doesNotContain("<").contains("&lt;!channel&gt;");
        assertThat(payload.path("mrkdwn").asBoolean(true)).isFalse();
        assertThat(payload.findValues("type"))
                .extracting(JsonNode::asText)
                .contains("header", "plain_text")
                .doesNotContain("mrkdwn");
    }

    @Test
    void shouldGiveTeamsNothingToReadAsMarkdown() {
        // When
        JsonNode payload = TeamsText.payload(NoticeFixture.single(HOSTILE, HOSTILE));

        // Then
        JsonNode card = payload.path("attachments").path(0).path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body").findValues("type"))
                .extracting(JsonNode::asText)
                .containsOnly("RichTextBlock", "TextRun");
    }

    @Test
    void shouldStayWithinWhatEachChannelTakes() {
        // Given
        String long2000 = "&<😀".repeat(500);

        for (Notice notice :
                List.of(
                        NoticeFixture.digest(50, 70, 9),
                        NoticeFixture.single(long2000, long2000))) {
            // When
            JsonNode slack = SlackText.payload(notice);
            JsonNode teams = TeamsText.payload(notice);

            // Then
            assertThat(slack.path("blocks").size()).isLessThanOrEqualTo(50);
            assertThat(slack.path("blocks").path(0).at("/text/text").asText().length())
                    .isLessThanOrEqualTo(150);
            assertThat(slack.findValuesAsText("text"))
                    .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(3_000));
            for (JsonNode field : slack.findValues("fields")) {
                assertThat(field.size()).isLessThanOrEqualTo(10);
            }
            assertThat(teams.toString().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(28 * 1_000);
        }
    }

    @Test
    void shouldCountWhatADigestDoesNotTellOneByOne() {
        // When
        List<String> tails = new ArrayList<>();
        Notice.Digest digest = NoticeFixture.digest(50, 70, 9);
        tails.add(PlainText.body(digest));
        tails.add(SlackText.payload(digest).toString());

        // Then
        assertThat(PlainText.subject(digest))
                .isEqualTo("[DIGEST] IAM Alerts: 1 CRITICAL, 69 HIGH, 9 about old events");
        assertThat(tails)
                .allSatisfy(text ->
                        assertThat(text)
                                .contains("- and 20 more")
                                .contains("- 9 alerts about old events"));
        assertThat(TeamsText.payload(digest).toString()).contains("- and 58 more");
        assertThat(PlainText.subject(NoticeFixture.backlog(7)))
                .isEqualTo("[DIGEST] IAM Alerts: 7 about old events");
        assertThat(WebhookText.payload(digest).path("counts").path("HIGH").asInt()).isEqualTo(69);
    }
}
