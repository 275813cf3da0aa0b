package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `attest sensors`.
@Command(
        name = "sensors",
        description =
                "Whether Attest still sees: what it does not at the moment, and how far the last"
                        + " event came that it sent to itself.")
public final class SensorsCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("SINCE", Fields.minute("/since")),
                    Column.fixed("RULE", Fields.at("/ruleId")),
                    Column.wrapped("WHAT", Fields.at("/message")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Override
    public Integer call() {
        JsonNode sensors = api.open().get(Service.COLLECTOR, "/sensors").body();
        List<JsonNode> findings = new ArrayList<>();
        sensors.path("findings").forEach(findings::add);
        List<String> heading = new ArrayList<>(synthetic(sensors.path("synthetic")));
        if (findings.isEmpty()) {
            heading.add("nothing is known to be missed");
        }
        heading.addAll(UnseenSources.lines(sensors));
        listing.printDetails(sensors, heading, COLUMNS, findings);
        return 0;
    }

    private static List<String> synthetic(JsonNode event) {
        if (!event.isObject()) {
            return List.of(
                    "no synthetic event was sent: no channel is configured, or it is switched off");
        }
        return List.of(
                "synthetic   sent %s".formatted(Fields.minute("/sentAt").apply(event)),
                "alert       %s".formatted(reached(event, "/alertedAt")),
                "message     %s"
                        .formatted(
                                Fields.text(event, "/channel").isEmpty()
                                        ? "no channel is told of it"
                                        : reached(event, "/deliveredAt")
                                                + " over "
                                                + Fields.text(event, "/channel")));
    }

    private static String reached(JsonNode event, String field) {
        String at = Fields.minute(field).apply(event);
        return at.isEmpty() ? "not yet" : at;
    }
}
