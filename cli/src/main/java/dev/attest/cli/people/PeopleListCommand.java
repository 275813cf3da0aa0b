package dev.attest.cli.people;

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
import picocli.CommandLine.Parameters;

/// `attest people list`.
@Command(name = "list", description = "Everybody, or whose name, address or id has a text in it.")
final class PeopleListCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    PersonColumn.of("ID", "/id"),
                    Column.flexible("NAME", Fields.at("/name")),
                    Column.flexible("ADDRESS", Fields.at("/email")),
                    PersonColumn.of("MANAGER", "/managerId"),
                    Column.fixed("STATUS", Fields.at("/status")),
                    Column.fixed(
                            "PRINCIPALS",
                            person -> Integer.toString(person.path("principals").size())));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "Part of a name, an address or an id.")
    private @Nullable String text;

    @Override
    public Integer call() {
        String query = Query.of("/people").with("q", text).toString();
        listing.print(
                COLUMNS,
                api.open().list(Service.COLLECTOR, query),
                "nobody; `attest import people` and SCIM tell who there is");
        return 0;
    }
}
