package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Refused;
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
    private static final String PACKAGE = "package";
    private static final String TAKES_ALONG = "removals-take-along";

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

    @Override
    public Integer call() {
        Api open = api.open();
        String whole =
                Ids.whole(
                        id,
                        PACKAGE,
                        () -> open.list(Service.CERTIFICATION, "/packages"),
                        NotYours.of(PACKAGE, id));
        JsonNode signed = NotYours.unlessTold(PACKAGE, id, () -> sign(open, "/packages/" + whole));
        listing.print(
                List.of(
                        Column.id("PACKAGE", Fields.at("/id")),
                        Column.fixed("STATE", Fields.at("/state")),
                        Column.fixed("SIGNED", Fields.minute("/signedAt")),
                        Column.flexible("BY", Fields.at("/signedBy"))),
                List.of(signed));
        return 0;
    }

    private JsonNode sign(Api open, String path) {
        try {
            return open.post(
                            Service.CERTIFICATION,
                            path + "/sign-off",
                            Map.of("meaning", meaning, "takingAlong", takingAlong),
                            seen.condition(open, path))
                    .body();
        } catch (Refused e) {
            throw e.code().equals(TAKES_ALONG)
                    ? CommandFailure.usage(
                            e.getMessage() + "\n  --taking-along signs and takes them along")
                    : e;
        }
    }
}
