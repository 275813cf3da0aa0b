package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An alert for people, a line for each thing there is to say.
final class AlertLines {
    private final List<String> lines = new ArrayList<>();

    private AlertLines(JsonNode alert) {
        lines.add(Fields.text(alert, "/title") + "  " + Fields.text(alert, "/severity"));
        String message = Fields.text(alert, "/message");
        if (!message.isEmpty()) {
            lines.add(message);
        }
    }

    /// What the alert itself says.
    static List<String> of(JsonNode alert) {
        AlertLines all = new AlertLines(alert);
        all.identity(alert);
        return all.lines;
    }

    /// @param event the activity behind it, null when it is gone
    /// @param record as CloudTrail wrote it, null when it is gone
    static List<String> of(JsonNode alert, JsonNode event, JsonNode record) {
        AlertLines all = new AlertLines(alert);
        all.identity(alert);
        all.call(alert, event, record);
        return all.lines;
    }

    private void identity(JsonNode alert) {
        add("alert", Fields.text(alert, "/id"));
        add("rule", Fields.text(alert, "/ruleId"));
        add("state", Fields.text(alert, "/state").toLowerCase(Locale.ROOT));
        add("with", Fields.text(alert, "/assignee"));
        add("because", Fields.text(alert, "/reason"));
        add("happened", Fields.minute("/eventTime").apply(alert));
        if (alert.path("matches").asLong(1) > 1) {
            add(
                    "again",
                    "%d times in all, lastly %s"
                            .formatted(
                                    alert.path("matches").asLong(),
                                    Fields.minute("/lastEventTime").apply(alert)));
        }
    }

    private void call(JsonNode alert, JsonNode event, JsonNode record) {
        add("account", Fields.text(alert, "/accountId"));
        add("region", Fields.text(alert, "/region"));
        add("call", Fields.text(alert, "/eventName"));
        add("by", AlertsCommand.actor(alert));
        add("principal", Fields.text(alert, "/actor/principalId"));
        add("key", Fields.text(event, "/accessKeyId"));
        add("mfa", mfa(event));
        add("from", Fields.text(event, "/sourceIp"));
        add("agent", Fields.text(event, "/userAgent"));
        add("target", Fields.text(alert, "/target"));
        add("error", Fields.text(event, "/errorCode"));
        record.path("requestParameters")
                .properties()
                .forEach(each -> add("parameter", each.getKey() + " = " + each.getValue()));
        add("record", record(alert, record));
        add("do", Fields.text(alert, "/runbook"));
    }

    /// Nothing when the record does not say.
    private static String mfa(JsonNode event) {
        JsonNode mfa = event.path("mfa");
        return mfa.isBoolean() ? mfa.asBoolean() ? "yes" : "no" : "";
    }

    private static String record(JsonNode alert, JsonNode record) {
        if (ofItself(alert)) {
            return "there is none: Attest found this out about itself";
        }
        String event = Fields.text(alert, "/eventId");
        return record.isNull() ? event + " is no longer kept" : event;
    }

    /// Whether no event is behind it: what Attest finds out about itself names itself instead.
    static boolean ofItself(JsonNode alert) {
        return Fields.text(alert, "/eventId").equals(Fields.text(alert, "/id"));
    }

    private void add(String what, String value) {
        if (!value.isEmpty()) {
            lines.add("%-10s  %s".formatted(what, value));
        }
    }
}
