package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest sign-off PACKAGE`: the reviewer stands by the decisions; removals start.
@Command(name = "sign-off", description = "Signs a package that is decided throughout.")
public final class SignOffCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;
    @Mixin private SeenVersion seen;

    @Parameters(paramLabel = "PACKAGE", description = "Its id, as `tasks` shows it.")
    private String id;

    @Option(
            names = "--meaning",
            paramLabel = "TEXT",
            description = "What the signature says. Default: ${DEFAULT-VALUE}",
            defaultValue = "I reviewed each access in this package and stand by these decisions.")
    private String meaning;

    @Option(names = "--taking-along", description = "Also when a removal takes along what is kept.")
    private boolean takingAlong;

    /// A line for each that goes along with a revoked one.
    private static String takenAlong(List<JsonNode> items) {
        var lines = new StringBuilder();
        for (JsonNode item : items) {
            if (Fields.text(item, "/decision/outcome").equals("REVOKE")) {
                item.path("alsoRemoves")
                        .forEach(other ->
                                lines.append("\n  ")
                                        .append(Fields.text(item, "/subject/name"))
                                        .append(": ")
                                        .append(other.asText()));
            }
        }
        return lines.toString();
    }

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/packages/" + Ids.reviewPackage(open, id);
        int along =
                open.get(Service.CERTIFICATION, path + "/summary")
                        .body()
                        .path("keptTakenAlong")
                        .asInt();
        if (along > 0 && !takingAlong) {
            throw CommandFailure.usage(
                    "not signed: the removals take along "
                            + along
                            + " that you keep, because they come through the same group; undo a"
                            + " revoke, or sign with --taking-along. What is revoked takes along:"
                            + takenAlong(open.list(Service.CERTIFICATION, path + "/items")));
        }
        JsonNode signed =
                open.post(
                                Service.CERTIFICATION,
                                path + "/sign-off",
                                Map.of("meaning", meaning),
                                seen.condition(open, path))
                        .body();
        listing.print(
                List.of(
                        Column.id("PACKAGE", Fields.at("/id")),
                        Column.fixed("STATE", Fields.at("/state")),
                        Column.fixed("SIGNED", Fields.minute("/signedAt")),
                        Column.flexible("BY", Fields.at("/signedBy"))),
                List.of(signed));
        return 0;
    }
}
