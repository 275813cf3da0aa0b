package dev.attest.collector.notifications.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Messages for Teams, as Adaptive Cards. Every text is a run of a rich text block, the only
/// element in which Teams reads no Markdown: nothing in it becomes a link or a heading.
///
/// Source: Microsoft Learn, "Create incoming webhooks" (28 KB a message) and the schema of Adaptive
/// Cards 1.4.
public final class TeamsText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXT = 1_000;

    /// Of 28 KB a line of a digest takes at most two.
    private static final int MOST_LINES = 12;

    private TeamsText() {}

    public static ObjectNode payload(Notice notice) {
        ObjectNode payload = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment =
                payload.putArray("attachments")
                        .addObject()
                        .put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card =
                attachment
                        .putObject("content")
                        .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                        .put("type", "AdaptiveCard")
                        .put("version", "1.4");
        ArrayNode body = card.putArray("body");
        run(line(body), PlainText.subject(notice), true);
        switch (notice) {
            case Notice.Single(_, NoticedAlert alert) -> alert(body, alert);
            case Notice.Digest digest -> digest(body, digest);
            case Notice.Trial trial ->
                    run(line(body), "A test, sent by hand at " + trial.at(), false);
        }
        run(line(body), "Attest " + notice.id(), false);
        return payload;
    }

    private static void alert(ArrayNode body, NoticedAlert alert) {
        run(line(body), alert.message(), false);
        Facts.of(alert)
                .forEach((name, value) -> {
                    ArrayNode line = line(body);
                    run(line, name + ": ", true);
                    run(line, value, false);
                });
        run(line(body), PlainText.action(alert) + " " + alert.runbook(), false);
    }

    private static void digest(ArrayNode body, Notice.Digest digest) {
        List<NoticedAlert> shown = digest.first().stream().limit(MOST_LINES).toList();
        shown.forEach(alert -> run(line(body), PlainText.inDigest(alert), false));
        PlainText.tail(digest, shown.size()).forEach(text -> run(line(body), text, false));
    }

    private static ArrayNode line(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static void run(ArrayNode line, String text, boolean bold) {
        ObjectNode run = line.addObject().put("type", "TextRun").put("text", Lines.one(text, TEXT));
        if (bold) {
            run.put("weight", "Bolder");
        }
    }
}
