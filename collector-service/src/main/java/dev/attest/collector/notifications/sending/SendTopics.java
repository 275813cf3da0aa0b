package dev.attest.collector.notifications.sending;

import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.aws.Partition;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.message.PlainText;
import dev.attest.collector.platform.Text;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Publishes to topics of SNS, with the collector's own credentials.
///
/// Source: SNS API Reference, "Publish": a subject is printable ASCII of at most 100 characters, a
/// message at most 256 KiB with its attributes.
@ApplicationScoped
class SendTopics {

    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_MESSAGE = 250 << 10;

    private final AwsClients clients;
    private final Map<String, SnsClient> byRegion = new ConcurrentHashMap<>();

    SendTopics(AwsClients clients) {
        this.clients = clients;
    }

    @PreDestroy
    void close() {
        byRegion.values().forEach(SnsClient::close);
    }

    Sent send(Target.Topic topic, String channel, Notice notice) {
        try {
            PublishRequest.Builder request =
                    PublishRequest.builder()
                            .topicArn(topic.arn())
                            .subject(ascii(PlainText.subject(notice)))
                            .message(bounded(PlainText.body(notice)))
                            .messageAttributes(attributes(notice));
            if (topic.fifo()) {
                request.messageGroupId(channel).messageDeduplicationId(notice.id().toString());
            }
            return new Sent.Taken(client(topic.region()).publish(request.build()).messageId());
        } catch (SdkException e) {
            // who may publish to a topic is somebody's policy, which gets mended
            return new Sent.Refused(
                    Text.shown(AwsFault.words(e)), AwsFault.of(e) != AwsFault.WRONG);
        }
    }

    private SnsClient client(String region) {
        return byRegion.computeIfAbsent(
                region,
                any ->
                        clients.client(
                                SnsClient.builder(),
                                "sns",
                                any,
                                clients.own(Partition.ofRegion(any))));
    }

    /// Subscribers filter by these.
    private static Map<String, MessageAttributeValue> attributes(Notice notice) {
        Map<String, String> values = new HashMap<>();
        values.put("notification", notice.id().toString());
        switch (notice) {
            case Notice.Single(_, var alert) -> {
                values.put("kind", "alert");
                values.put("severity", alert.severity().name());
                values.put("rule", alert.ruleId());
                values.put("account", alert.accountId());
            }
            case Notice.Digest digest -> {
                values.put("kind", "digest");
                if (!digest.counts().isEmpty()) {
                    values.put("severity", digest.counts().lastKey().name());
                }
            }
            case Notice.Trial _ -> values.put("kind", "test");
        }
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        values.forEach((name, value) ->
                attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        return attributes;
    }

    static String ascii(String subject) {
        StringBuilder out = new StringBuilder();
        subject.codePoints()
                .limit(LONGEST_SUBJECT)
                .forEach(c -> out.append(c >= ' ' && c < 127 ? (char) c : '?'));
        return out.toString();
    }

    /// Cut after a whole line.
    static String bounded(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_MESSAGE) {
            return message;
        }
        String cut = new String(bytes, 0, LONGEST_MESSAGE, StandardCharsets.UTF_8);
        return cut.substring(0, cut.lastIndexOf('\n') + 1) + "…\n";
    }
}
