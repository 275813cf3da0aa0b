package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `attest inventory readings`.
@Command(
        name = "readings",
        description =
                "The last reading of each kind in each account and region up to a moment: whether it"
                        + " shows all there is, and what stood in the way. JSON has the control"
                        + " totals.")
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
    @Mixin private InventoryOptions inventory;

    @Override
    public Integer call() {
        InventoryOptions.Asked asked = inventory.asked();
        Api open = api.open();
        List<JsonNode> found = Coverage.read(open, asked);
        if (found.isEmpty()) {
            asked.requireKnown(open);
        }
        listing.print(
                COLUMNS,
                found,
                asked.part()
                        ? "no such reading up to that moment"
                        : "nothing was read from AWS; `attest collect --source inventory` does it");
        return 0;
    }
}
