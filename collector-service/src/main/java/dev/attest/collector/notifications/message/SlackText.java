package dev.attest.collector.notifications.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Messages for Slack's incoming webhooks, in blocks. All texts are plain: what stands between
/// angle brackets or stars is shown and neither calls anybody nor links.
///
/// Source: Slack, "Block Kit" and "Formatting text": a header holds 150 characters, a text 3,000, a
/// field 2,000; a section ten fields.
public final class SlackText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADER = 150;
    private static final int TEXT = 3_000;

    /// What escaping makes of one character at most, as in `&amp;`.
    private static final int ESCAPED = 5;

    private SlackText() {}

    public static ObjectNode payload(Notice notice) {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("text", escaped(PlainText.subject(notice), TEXT));
        payload.put("mrkdwn", false);
        ArrayNode blocks = payload.putArray("blocks");
        ObjectNode header = blocks.addObject().put("type", "header");
        header.set("text", plain(PlainText.subject(notice), HEADER));
        switch (notice) {
            case Notice.Single(_, NoticedAlert alert) -> alert(blocks, alert);
            case Notice.Digest digest -> digest(blocks, digest);
            case Notice.Trial trial -> section(blocks, "A test, sent by hand at " + trial.at());
        }
        context(blocks, notice.id());
        return payload;
    }

    private static void alert(ArrayNode blocks, NoticedAlert alert) {
        section(blocks, alert.message());
        ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
        Facts.of(alert).forEach((name, value) -> fields.add(plain(name + "\n" + value, 400)));
        section(blocks, PlainText.action(alert) + " " + alert.runbook());
    }

    private static void digest(ArrayNode blocks, Notice.Digest digest) {
        List<String> lines = new ArrayList<>();
        digest.first().forEach(alert -> lines.add(PlainText.inDigest(alert)));
        lines.addAll(PlainText.tail(digest, digest.first().size()));
        // Five lines of 420 characters fit into a text, whatever escaping adds to them.
        for (int from = 0; from < lines.size(); from += 5) {
            List<String> some = lines.subList(from, Math.min(from + 5, lines.size()));
            ObjectNode block = blocks.addObject().put("type", "section");
            block.set("text", text(escapedLines(some)));
        }
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject().put("type", "section").set("text", plain(text, TEXT));
    }

    private static void context(ArrayNode blocks, UUID id) {
        blocks.addObject().put("type", "context").putArray("elements").add(text("Attest " + id));
    }

    private static ObjectNode plain(String value, int length) {
        // A field's name and value stand in two lines, of which only the break is ours.
        int at = value.indexOf('\n');
        return text(
                at < 0
                        ? escaped(value, length)
                        : value.substring(0, at) + "\n" + escaped(value.substring(at + 1), length));
    }

    private static ObjectNode text(String value) {
        return JSON.createObjectNode()
                .put("type", "plain_text")
                .put("text", value.isEmpty() ? " " : value)
                .put("emoji", false);
    }

    private static String escapedLines(List<String> lines) {
        return String.join("\n", lines.stream().map(l -> escaped(l, TEXT / 5 - 1)).toList());
    }

    /// At most so many characters when it is escaped.
    private static String escaped(String text, int length) {
        StringBuilder out = new StringBuilder();
        String line = Lines.one(text, length);
        for (int i = 0; i < line.length() && out.length() <= length - ESCAPED; i++) {
            char c = line.charAt(i);
            out.append(REPLACED.getOrDefault(c, String.valueOf(c)));
        }
        return out.toString();
    }

    private static final Map<Character, String> REPLACED =
            Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;");
}
