package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest notifications list`.
@Command(
        name = "list",
        description = "Notifications, the newest first; those that are dead wait for somebody.")
final class NotificationsListCommand implements Callable<Integer> {
    /// Where it stands.
    enum State {
        PENDING,
        HELD,
        GATHERED,
        SENT,
        DEAD,
        WITHDRAWN
    }

    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.id("MESSAGE", Fields.at("/id")),
                    Column.fixed("CHANNEL", Fields.at("/channel")),
                    Column.fixed("KIND", Fields.at("/kind")),
                    Column.fixed("SEVERITY", Fields.at("/severity")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.fixed("DUE", Fields.minute("/dueAt")),
                    Column.fixed("TRIED", Fields.at("/attempts")),
                    Column.wrapped("ERROR", Fields.at("/lastError")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(names = "--state", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}")
    private @Nullable State state;

    @Option(names = "--channel", paramLabel = "NAME", description = "Of this channel only.")
    private @Nullable String channel;

    @Option(names = "--alert", paramLabel = "ID", description = "Of this alert only.")
    private @Nullable String alert;

    @Override
    public Integer call() {
        String query =
                Query.of("/notifications")
                        .with("state", state)
                        .with("channel", channel)
                        .with("alert", alert)
                        .toString();
        listing.print(
                COLUMNS,
                api.open().list(Service.COLLECTOR, query),
                "no notification: no channel takes the alerts that were raised, or none was");
        return 0;
    }
}
