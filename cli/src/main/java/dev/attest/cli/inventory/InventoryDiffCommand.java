package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.KnownNames;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest inventory diff`.
@Command(
        name = "diff",
        description = {
            "Every change that readings after FROM and up to TO show, with the stored CloudTrail"
                    + " events that acted on the thing in between.",
            "A moment is 2026-11-21T08:00:00Z, 2026-11-21, or how long ago: 90m, 24h, 7d."
        })
final class InventoryDiffCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("SEEN", Fields.minute("/at")),
                    Column.fixed("CHANGE", Fields.at("/change")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("TYPE", Fields.at("/type")),
                    Column.fixed("NAME", Fields.at("/name")),
                    Column.fixed("READ AS", Fields.at("/kind")),
                    Column.fixed("BY", InventoryDiffCommand::by));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(index = "0", paramLabel = "FROM", description = "After this moment.")
    private Instant from;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TO",
            description = "Up to this moment. Default: now.")
    private @Nullable Instant to;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only this account.")
    private @Nullable String account;

    @Override
    public Integer call() {
        String query =
                Query.of("/inventory/changes")
                        .with("from", from)
                        .with("to", to)
                        .with("account", account)
                        .toString();
        Api open = api.open();
        List<JsonNode> changes = open.list(Service.COLLECTOR, query);
        if (changes.isEmpty()) {
            KnownNames.ACCOUNT.require(open, account);
            System.err.println("no reading of that time shows a change");
        }
        listing.printParagraphs(changes, COLUMNS, changes, InventoryDiffCommand::lines);
        return 0;
    }

    /// What changed, the reading that shows it (others may show the same thing), and who did it.
    private static List<String> lines(JsonNode change) {
        String by = by(change);
        return Stream.of(
                        "%s  %s %s %s"
                                .formatted(
                                        Fields.minute("/at").apply(change),
                                        Fields.text(change, "/change"),
                                        Fields.text(change, "/type"),
                                        Fields.text(change, "/name")),
                        "account %s, seen in %s"
                                .formatted(
                                        Fields.text(change, "/accountId"),
                                        Fields.text(change, "/kind")),
                        by)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Who did it, by the newest event.
    private static String by(JsonNode change) {
        JsonNode event = change.path("events").path(0);
        if (event.isMissingNode()) {
            return "";
        }
        String session = Fields.text(event, "/sessionName");
        String who = session.isEmpty() ? Fields.text(event, "/actor") : session;
        int others = change.path("events").size() - 1;
        return Fields.text(event, "/name")
                + " by "
                + who
                + (others > 0 ? " and " + others + " more" : "");
    }
}
