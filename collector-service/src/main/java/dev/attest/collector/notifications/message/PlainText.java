package dev.attest.collector.notifications.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages for mail and SNS, in the form of the tracker's.
public final class PlainText {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_SUBJECT = 200;

    private PlainText() {}

    /// One line; the header of a mail cannot be broken with it.
    public static String subject(Notice notice) {
        return Lines.one(
                switch (notice) {
                    case Notice.Single(_, NoticedAlert alert) ->
                            "[" + alert.severity() + "] " + alert.heading();
                    case Notice.Digest digest -> "[DIGEST] IAM Alerts: " + count(digest);
                    case Notice.Trial trial -> "[TEST] IAM Alert: channel " + trial.channel();
                },
                LONGEST_SUBJECT);
    }

    public static String body(Notice notice) {
        return String.join("\n", lines(notice)) + "\n";
    }

    private static List<String> lines(Notice notice) {
        return switch (notice) {
            case Notice.Single(_, NoticedAlert alert) -> alert(alert);
            case Notice.Digest digest -> digest(digest);
            case Notice.Trial trial ->
                    List.of(
                            "This is a test of channel " + trial.channel() + ", sent by hand.",
                            "Time: " + trial.at(),
                            "",
                            "Action Required: none.");
        };
    }

    private static List<String> alert(NoticedAlert alert) {
        return List.of(
                (alert.own() ? "Sensor Alert: " : "IAM Activity Alert: ") + line(alert.title()),
                "Severity: " + alert.severity(),
                "Time: " + alert.time(),
                "Region: " + line(alert.region()),
                "",
                line(alert.message()),
                "",
                "Event Details:",
                "- Event Name: " + line(alert.eventName()),
                "- User: " + line(alert.user()),
                "- Source IP: " + line(alert.sourceIp()),
                "- Event ID: " + line(alert.eventId()),
                "- Account: " + line(alert.accountId()),
                "- Target: " + line(alert.target()),
                "- Rule: " + line(alert.ruleId()),
                "- Alert: " + alert.id(),
                "",
                action(alert),
                line(alert.runbook()));
    }

    static String action(NoticedAlert alert) {
        return alert.own()
                ? "Action Required: Attest itself does not see everything; see `attest sensors`."
                : "Action Required: Review this activity immediately in CloudTrail.";
    }

    private static List<String> digest(Notice.Digest digest) {
        return Stream.of(
                        Stream.of("IAM Activity Alerts: " + count(digest), ""),
                        digest.first().stream().map(PlainText::inDigest),
                        tail(digest, digest.first().size()).stream(),
                        Stream.of("", "Action Required: Review these alerts: attest alerts"))
                .flatMap(lines -> lines)
                .toList();
    }

    /// An alert in one line.
    static String inDigest(NoticedAlert alert) {
        return "- [%s] %s  %s  %s: %s"
                .formatted(
                        alert.severity(),
                        alert.time(),
                        line(alert.accountId()),
                        Lines.one(alert.title(), 100),
                        Lines.one(alert.message(), 200));
    }

    /// What a digest does not tell one by one.
    ///
    /// @param shown how many it does
    static List<String> tail(Notice.Digest digest, int shown) {
        int more = digest.more(shown);
        return Stream.of(
                        more > 0 ? "- and " + more + " more" : "",
                        digest.old() > 0
                                ? "- %d alerts about old events that were only learnt of now"
                                        .formatted(digest.old())
                                : "")
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// How many of which severity, the gravest first.
    static String count(Notice.Digest digest) {
        String told =
                digest.counts().reversed().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
        String old = digest.old() > 0 ? digest.old() + " about old events" : "";
        return Stream.of(told, old).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
    }

    /// One line of bounded length; what is missing is unknown.
    static String line(@Nullable String text) {
        return text == null || text.isBlank() ? "unknown" : Lines.one(text, LONGEST);
    }
}
