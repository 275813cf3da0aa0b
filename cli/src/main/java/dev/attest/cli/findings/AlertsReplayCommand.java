package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest alerts replay RULE`.
@Command(
        name = "replay",
        description = {
            "How often an alert rule would have fired on stored activity; raises nothing.",
            "The exit code is 4 when some events were not judged; standard error says why."
        })
final class AlertsReplayCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("WHEN", Fields.minute("/eventTime")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.flexible("WHAT", Fields.at("/message")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(
            paramLabel = "RULE",
            description = "A file, such as rules/my-rule.yaml, or the id of a rule.")
    private String rule;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How far back. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Override
    public Integer call() {
        JsonNode replay =
                api.open()
                        .post(Service.COLLECTOR, "/alert-rule-replays", request(), Map.of())
                        .body();
        List<JsonNode> examples = new ArrayList<>();
        replay.path("examples").forEach(examples::add);
        listing.printDetails(replay, lines(replay), COLUMNS, examples);
        List<String> gaps = gaps(replay);
        gaps.forEach(gap -> System.err.println(Visible.text(gap)));
        return (gaps.isEmpty() ? ExitCode.FINE : ExitCode.PARTLY_DONE).number();
    }

    /// What the replay says nothing of, a line for each reason.
    private static List<String> gaps(JsonNode replay) {
        List<String> gaps = new ArrayList<>();
        long failed = replay.path("failed").asLong();
        if (failed > 0) {
            gaps.add(failures(replay, failed));
        }
        long unread = replay.path("unread").asLong();
        if (unread > 0) {
            gaps.add(unread(replay.path("unreadFiles"), unread));
        }
        long notReached = replay.path("notReached").asLong();
        if (notReached > 0) {
            gaps.add(
                    "%d %s not looked at, since %s"
                            .formatted(
                                    notReached,
                                    notReached == 1 ? "event was" : "events were",
                                    Fields.text(replay, "/stopped")));
        }
        if (gaps.isEmpty() && !replay.path("complete").asBoolean(true)) {
            gaps.add("not every event was looked at");
        }
        return gaps;
    }

    /// The file is named as its sender called it and as the evidence store does.
    private static String unread(JsonNode files, long unread) {
        JsonNode first = files.path(0);
        return "%d %s in raw files that cannot be read, and nothing is known of %s; %s (%s) %s%s"
                .formatted(
                        unread,
                        unread == 1 ? "event is" : "events are",
                        unread == 1 ? "it" : "them",
                        Fields.text(first, "/name"),
                        Fields.text(first, "/sha256"),
                        Fields.text(first, "/problem"),
                        files.size() > 1 ? ", and it is not the only one" : "");
    }

    /// A rule that cannot be evaluated finds nothing, and that must not look like peace.
    private static String failures(JsonNode replay, long failed) {
        String why = Fields.text(replay, "/failure");
        return "%d %s not be judged, and nothing is known of %s%s"
                .formatted(
                        failed,
                        failed == 1 ? "event could" : "events could",
                        failed == 1 ? "it" : "them",
                        why.isEmpty() ? "" : "; the rule failed on the first: " + why);
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>(Map.of("days", days));
        if (RuleSource.isFile(rule)) {
            RuleSource source = RuleSource.of(rule);
            request.put("id", source.compiled().rule().id());
            request.put("text", source.text());
        } else {
            request.put("id", rule);
        }
        return request;
    }

    private static List<String> lines(JsonNode replay) {
        return List.of(
                "%s would have fired %d times in %d days, in %d alerts"
                        .formatted(
                                Fields.text(replay, "/ruleId"),
                                replay.path("fired").asLong(),
                                replay.path("days").asLong(),
                                replay.path("alerts").asLong()),
                "%d events examined, %d of which it could not judge"
                        .formatted(
                                replay.path("examined").asLong(), replay.path("failed").asLong()));
    }
}
