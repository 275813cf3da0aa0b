package dev.attest.collector.notifications.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.message.SlackText;
import dev.attest.collector.notifications.message.TeamsText;
import dev.attest.collector.notifications.message.WebhookText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// Sends to whoever takes messages over HTTP.
@ApplicationScoped
class SendPosts {

    /// Stays the same when a message is sent again.
    static final String ID = "Attest-Notification";

    private final WebPost post;
    private final Clock clock;

    SendPosts(WebPost post, Clock clock) {
        this.post = post;
        this.clock = clock;
    }

    Sent webhook(Target.Webhook webhook, Notice notice) {
        byte[] body = bytes(WebhookText.payload(notice));
        String signature = Signature.of(webhook.secret(), clock.instant(), body);
        return post.post(
                webhook.address(),
                Map.of(ID, notice.id().toString(), Signature.HEADER, signature),
                body);
    }

    Sent slack(Target.Slack slack, Notice notice) {
        return post.post(slack.address(), Map.of(), bytes(SlackText.payload(notice)));
    }

    Sent teams(Target.Teams teams, Notice notice) {
        return post.post(teams.address(), Map.of(), bytes(TeamsText.payload(notice)));
    }

    private static byte[] bytes(ObjectNode payload) {
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }
}
