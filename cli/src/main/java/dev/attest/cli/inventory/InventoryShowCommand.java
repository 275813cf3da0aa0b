package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.PointInTime;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest inventory show`.
@Command(
        name = "show",
        description = {
            "Everything that the last readings up to a moment show. JSON has the whole state of each"
                    + " thing.",
            "What was not evaluated is named on standard error."
        })
final class InventoryShowCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.flexible("TYPE", Fields.at("/type")),
                    Column.flexible("NAME", Fields.at("/name")),
                    Column.flexible("READ AS", Fields.at("/kind")),
                    Column.fixed("SINCE", Fields.minute("/since")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description =
                    "The moment: 2026-11-21T08:00:00Z, 2026-11-21, or how long ago: 90m, 24h, 7d."
                            + " Default: now.")
    private @Nullable String at;

    @Option(names = "--account", paramLabel = "ID", description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--kind", paramLabel = "K", description = "Only this kind, such as rds.")
    private @Nullable String kind;

    @Option(names = "--type", paramLabel = "T", description = "Only this type, such as iam-user.")
    private @Nullable String type;

    @Override
    public Integer call() {
        String moment =
                at == null ? null : PointInTime.parse("--at", at, Clock.systemUTC()).toString();
        Api open = api.open();
        String query =
                Query.of("/inventory/population")
                        .with("at", moment)
                        .with("account", account)
                        .with("kind", kind)
                        .with("type", type)
                        .toString();
        listing.print(
                COLUMNS,
                open.list(Service.COLLECTOR, query),
                "nothing is known of that moment; the history begins with the first reading");
        Coverage.tell(Coverage.read(open, moment, account, kind), System.err);
        return 0;
    }
}
