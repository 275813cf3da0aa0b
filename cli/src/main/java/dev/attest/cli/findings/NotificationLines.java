package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A notification for people, a line for each thing there is to say.
final class NotificationLines {
    private final List<String> lines = new ArrayList<>();

    private NotificationLines() {}

    static String id(Api api, String given) {
        return Ids.whole(
                given, "notification", () -> api.list(Service.COLLECTOR, "/notifications"));
    }

    static List<String> of(JsonNode one) {
        NotificationLines all = new NotificationLines();
        all.lines.add(
                Fields.text(one, "/kind").toLowerCase(Locale.ROOT)
                        + " over "
                        + Fields.text(one, "/channel"));
        all.add("message", Fields.text(one, "/id"));
        all.add("state", Fields.text(one, "/state").toLowerCase(Locale.ROOT));
        all.add("severity", Fields.text(one, "/severity"));
        all.add("alert", Fields.text(one, "/alertId"));
        all.add("part of", Fields.text(one, "/digestId"));
        all.add("alerts", Fields.text(one, "/alerts"));
        all.add("written", Fields.minute("/createdAt").apply(one));
        all.add("due", Fields.minute("/dueAt").apply(one));
        all.add("tried", Fields.text(one, "/attempts"));
        all.add("sent", Fields.minute("/sentAt").apply(one));
        all.add("receipt", Fields.text(one, "/receipt"));
        all.add("error", Fields.text(one, "/lastError"));
        return all.lines;
    }

    private void add(String what, String value) {
        if (!value.isEmpty()) {
            lines.add("%-10s  %s".formatted(what, value));
        }
    }
}
