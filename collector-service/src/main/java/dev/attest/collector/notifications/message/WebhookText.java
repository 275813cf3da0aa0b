package dev.attest.collector.notifications.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Messages for programs. Values stand as they are: whoever shows them escapes them.
public final class WebhookText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookText() {}

    public static ObjectNode payload(Notice notice) {
        ObjectNode payload =
                JSON.createObjectNode().put("version", 1).put("id", notice.id().toString());
        switch (notice) {
            case Notice.Single(_, NoticedAlert alert) -> {
                payload.put("kind", "alert");
                alert(payload.putObject("alert"), alert);
            }
            case Notice.Digest digest -> {
                payload.put("kind", "digest");
                ObjectNode counts = payload.putObject("counts");
                digest.counts().forEach((severity, count) -> counts.put(severity.name(), count));
                payload.put("aboutOldEvents", digest.old());
                ArrayNode alerts = payload.putArray("alerts");
                digest.first().forEach(alert -> alert(alerts.addObject(), alert));
            }
            case Notice.Trial trial ->
                    payload.put("kind", "test")
                            .put("channel", trial.channel())
                            .put("at", trial.at().toString());
        }
        return payload;
    }

    private static void alert(ObjectNode into, NoticedAlert alert) {
        into.put("id", alert.id().toString())
                .put("ruleId", alert.ruleId())
                .put("severity", alert.severity().name())
                .put("title", alert.title())
                .put("message", alert.message())
                .put("accountId", alert.accountId())
                .put("region", alert.region())
                .put("eventId", alert.eventId())
                .put("eventName", alert.eventName())
                .put("eventTime", alert.eventTime().toString())
                .put("user", alert.user())
                .put("principal", alert.principal())
                .put("target", alert.target())
                .put("sourceIp", alert.sourceIp())
                .put("runbook", alert.runbook());
    }
}
