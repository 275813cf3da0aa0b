package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    @Mixin private InventoryOptions inventory;

    @Option(names = "--type", paramLabel = "T", description = "Only this type, such as iam-user.")
    private @Nullable String type;

    @Override
    public Integer call() {
        InventoryOptions.Asked asked = inventory.asked();
        Api open = api.open();
        String query = asked.of("/inventory/population").with("type", type).toString();
        List<JsonNode> found = open.list(Service.COLLECTOR, query);
        if (found.isEmpty()) {
            asked.requireKnown(open);
        }
        listing.print(COLUMNS, found, found.isEmpty() ? none(open, asked) : "");
        Coverage.tell(Coverage.read(open, asked), System.err);
        return 0;
    }

    /// Types come with what was read: of one that is not there, nobody can say whether it is
    /// misspelt.
    private String none(Api open, InventoryOptions.Asked asked) {
        if (type == null && !asked.part()) {
            return "nothing is known of that moment; the history begins with the first reading";
        }
        String none = "the readings up to that moment show no such thing";
        if (type == null) {
            return none;
        }
        String there =
                open.list(Service.COLLECTOR, asked.of("/inventory/population").toString()).stream()
                        .map(Fields.at("/type"))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return there.isEmpty() ? none : none + "; they show " + there;
    }
}
