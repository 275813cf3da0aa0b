package dev.attest.cli.queries;

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

/// `attest query list`.
@Command(name = "list", description = "The queries that there are, and what they may be told.")
final class QueryListCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("QUERY", Fields.at("/name")),
                    Column.wrapped("FINDS", Fields.at("/description")),
                    Column.wrapped("PARAMETERS", QueryListCommand::parameters));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Override
    public Integer call() {
        listing.print(COLUMNS, api.open().list(Service.REPORTING, "/queries"));
        return 0;
    }

    private static String parameters(JsonNode query) {
        StringBuilder text = new StringBuilder();
        query.path("parameters")
                .properties()
                .forEach(parameter -> {
                    String value = Fields.text(parameter.getValue(), "/default");
                    text.append(text.isEmpty() ? "" : " ")
                            .append(parameter.getKey())
                            .append(value.isEmpty() ? "" : "=" + value);
                });
        return text.toString();
    }
}
