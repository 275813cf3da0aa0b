package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest risk user NAME`.
@Command(name = "user", description = "One user's score and the sum that it is.")
final class RiskUserCommand implements Callable<Integer> {
    private static final int CANDIDATES = 20;

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "NAME", description = "A name, part of one, or an id.")
    private String name;

    @Override
    public Integer call() {
        JsonNode user = find(api.open());
        List<JsonNode> contributions = new ArrayList<>();
        user.path("contributions").forEach(contributions::add);
        listing.printDetails(user, heading(user), columns(), contributions);
        return 0;
    }

    private JsonNode find(Api open) {
        List<JsonNode> found =
                open.list(Service.RISK, Query.of("/users").with("q", name).toString(), CANDIDATES);
        List<JsonNode> exact = found.stream().filter(this::isExact).toList();
        List<JsonNode> chosen = exact.isEmpty() ? found : exact;
        if (chosen.isEmpty()) {
            throw CommandFailure.usage("no user is called '" + name + "'");
        }
        if (chosen.size() > 1) {
            throw CommandFailure.usage(
                    "'"
                            + name
                            + "' fits several: "
                            + String.join(", ", chosen.stream().map(Fields.at("/name")).toList()));
        }
        return open.get(
                        Service.RISK,
                        "/users/" + Query.encoded(Fields.text(chosen.getFirst(), "/id")))
                .body();
    }

    private boolean isExact(JsonNode user) {
        return Fields.text(user, "/name").equalsIgnoreCase(name)
                || Fields.text(user, "/id").equals(name)
                || Fields.text(user, "/subjectId").equals(name);
    }

    private static List<String> heading(JsonNode user) {
        return List.of(
                Fields.text(user, "/name")
                        + ": "
                        + Fields.text(user, "/score")
                        + " "
                        + Fields.text(user, "/level")
                        + " (at most "
                        + Fields.text(user, "/highestPossible")
                        + " if all that is unknown were bad)",
                "model "
                        + Fields.text(user, "/modelVersion")
                        + ", assessed "
                        + Fields.minute("/assessedAt").apply(user));
    }

    private static List<Column<JsonNode>> columns() {
        return List.of(
                Column.fixed("POINTS", RiskUserCommand::points),
                Column.fixed("FACTOR", Fields.at("/factor")),
                Column.wrapped("EXPLANATION", Fields.at("/explanation")));
    }

    private static String points(JsonNode contribution) {
        return contribution.path("known").asBoolean(true)
                ? Fields.text(contribution, "/points")
                : "unknown";
    }
}
