package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest remediation list`.
@Command(name = "list", description = "All removals.")
final class RemediationListCommand implements Callable<Integer> {
    /// How far a removal is; VERIFIED means a complete later snapshot no longer shows the access.
    enum State {
        PLANNED,
        VERIFIED,
        FAILED,
        REGRANTED
    }

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(names = "--campaign", paramLabel = "ID", description = "Of this campaign only.")
    private @Nullable String campaign;

    @Option(names = "--state", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}")
    private @Nullable State state;

    @Override
    public Integer call() {
        Api open = api.open();
        String query =
                Query.of("/remediations")
                        .with("campaign", campaign == null ? null : Ids.campaign(open, campaign))
                        .with("state", state)
                        .toString();
        listing.print(
                columns(),
                open.list(Service.CERTIFICATION, query),
                campaign == null && state == null
                        ? "nothing is to be removed; each revoke of a signed package comes here"
                        : "no such removal");
        return 0;
    }

    private static List<Column<JsonNode>> columns() {
        return List.of(
                Column.id("ID", Fields.at("/id")),
                Column.fixed("STATE", Fields.at("/state")),
                Column.fixed("ACCOUNT", Fields.at("/accountId")),
                Column.flexible("SUBJECT", Fields.at("/subjectName")),
                Column.wrapped("REMOVAL", Fields.at("/title")));
    }
}
