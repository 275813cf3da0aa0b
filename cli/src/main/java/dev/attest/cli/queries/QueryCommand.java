package dev.attest.cli.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.KnownNames;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest query`.
@Command(
        name = "query",
        description =
                "Asks the lake, in which every event is: with a query that there is, or in SQL.",
        subcommands = QueryListCommand.class)
public final class QueryCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A query, as `query list` names it.")
    private @Nullable String name;

    @Option(
            names = "--param",
            paramLabel = "K=V",
            description = "A value for the query, such as days=7. As often as needed.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--sql",
            paramLabel = "SELECT",
            description = "One SELECT over the table iam_events, as DuckDB writes it.")
    private @Nullable String sql;

    @Override
    public Integer call() {
        Api open = api.open();
        QueryRows found = new QueryRows(answer(open));
        if (found.rows().isEmpty()) {
            KnownNames.ACCOUNT.require(open, parameters.get("account"));
        }
        QueryBounds bounds = new QueryBounds(definition(open), parameters);
        listing.print(
                found.columns(listing.format() == OutputFormat.TABLE),
                found.rows(),
                "nothing found" + bounds.time());
        System.err.println(found.remark(bounds));
        return 0;
    }

    private JsonNode definition(Api open) {
        if (name == null) {
            return MissingNode.getInstance();
        }
        return open.list(Service.REPORTING, "/queries").stream()
                .filter(query -> query.path("name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private JsonNode answer(Api open) {
        if (name == null && sql == null || name != null && sql != null) {
            throw CommandFailure.usage("query: the NAME of a query, or --sql");
        }
        if (name != null) {
            String path = "/queries/" + Query.encoded(name) + "/runs";
            return open.post(Service.REPORTING, path, Map.of("parameters", parameters), Map.of())
                    .body();
        }
        if (!parameters.isEmpty()) {
            throw CommandFailure.usage("query: --param is for a query by its name");
        }
        return open.post(Service.REPORTING, "/query-runs", Map.of("sql", sql), Map.of()).body();
    }
}
