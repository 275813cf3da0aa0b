package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `attest alerts rules`.
@Command(
        name = "rules",
        description = {
            "Lists the rules that raise alerts: first those that do not run, with the reason.",
            "ERRORS are events that a rule could not judge since the service started."
        })
final class AlertsRulesCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.wrapped("RULE", Fields.at("/id")),
                    Column.fixed("SEVERITY", Fields.at("/severity")),
                    Column.fixed("FROM", Fields.at("/origin")),
                    Column.fixed("ERRORS", Fields.at("/errors")),
                    Column.wrapped("STATE", AlertsRulesCommand::state));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Override
    public Integer call() {
        List<JsonNode> rules =
                api.open().list(Service.COLLECTOR, "/alert-rules").stream()
                        .sorted(Comparator.comparing(AlertsRulesCommand::runs))
                        .toList();
        listing.print(COLUMNS, rules);
        return 0;
    }

    private static boolean runs(JsonNode rule) {
        return Fields.text(rule, "/problem").isEmpty();
    }

    private static String state(JsonNode rule) {
        return runs(rule) ? "runs" : "does not run: " + Fields.text(rule, "/problem");
    }
}
