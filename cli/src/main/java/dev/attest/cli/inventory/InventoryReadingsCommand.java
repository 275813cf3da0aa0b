package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
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

/// `attest inventory readings`.
@Command(
        name = "readings",
        description =
                "The last reading of each kind in each account and region: whether it shows all"
                        + " there is, and what stood in the way. JSON has the control totals.")
final class InventoryReadingsCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.flexible("KIND", Fields.at("/kind")),
                    Column.flexible("REGION", Coverage::region),
                    Column.fixed("STATUS", Fields.at("/status")),
                    Column.fixed("ITEMS", Fields.at("/items")),
                    Column.fixed("READ", Fields.minute("/observedAt")),
                    Column.wrapped("WHY", Coverage::why));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "Up to this moment, as in `show`. Default: now.")
    private @Nullable String at;

    @Option(names = "--account", paramLabel = "ID", description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--kind", paramLabel = "K", description = "Only this kind, such as rds.")
    private @Nullable String kind;

    @Override
    public Integer call() {
        String moment =
                at == null ? null : PointInTime.parse("--at", at, Clock.systemUTC()).toString();
        listing.print(
                COLUMNS,
                Coverage.read(api.open(), moment, account, kind),
                "nothing was read from AWS; `attest collect --source inventory` does it");
        return 0;
    }
}
