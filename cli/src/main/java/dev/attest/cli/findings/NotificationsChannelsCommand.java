package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `attest notifications channels`.
@Command(
        name = "channels",
        description = "The channels as they are configured, and what is wrong with them.")
final class NotificationsChannelsCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("CHANNEL", Fields.at("/name")),
                    Column.fixed("KIND", Fields.at("/kind")),
                    Column.fixed("FROM", Fields.at("/minSeverity")),
                    Column.flexible("TO", Fields.at("/to")),
                    Column.fixed("QUIET", Fields.at("/quietHours")),
                    Column.wrapped("PROBLEM", Fields.at("/problem")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Override
    public Integer call() {
        listing.print(
                COLUMNS,
                api.open().list(Service.COLLECTOR, "/notification-channels"),
                "no channel is configured: nobody is told of alerts");
        return 0;
    }
}
