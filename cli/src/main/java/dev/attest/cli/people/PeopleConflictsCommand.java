package dev.attest.cli.people;

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

/// `attest people conflicts`.
@Command(
        name = "conflicts",
        description =
                "Where sources or rules disagree about people, or fail: nothing was guessed, somebody"
                        + " has to clear it up.")
final class PeopleConflictsCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("KIND", Fields.at("/kind")),
                    Column.flexible("OF", Fields.at("/subject")),
                    Column.wrapped("WHO SAYS WHAT", Fields.at("/detail")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Override
    public Integer call() {
        listing.print(
                COLUMNS,
                api.open().list(Service.COLLECTOR, "/people-conflicts"),
                "sources and rules agree");
        return 0;
    }
}
