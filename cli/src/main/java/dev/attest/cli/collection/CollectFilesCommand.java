package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest collect files`.
@Command(
        name = "files",
        description = {
            "The files of trails, and what became of each.",
            "States: WAITING, STORED, REFUSED (nothing in it can be taken in), FAILED (tried again with"
                    + " the next round), VANISHED (was not there any more)."
        })
final class CollectFilesCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("TRAIL", Fields.at("/trail")),
                    Column.fixed("KIND", Fields.at("/kind")),
                    Column.fixed("DELIVERED", Fields.minute("/deliveredAt")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.fixed("RECORDS", Fields.at("/records")),
                    Column.fixed("NEW", Fields.at("/stored")),
                    Column.fixed("GONE", Fields.minute("/goneAt")),
                    Column.wrapped("KEY", Fields.at("/key")),
                    Column.wrapped("ERROR", Fields.at("/error")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(names = "--trail", paramLabel = "NAME", description = "Only this trail.")
    private @Nullable String trail;

    @Option(names = "--account", paramLabel = "ID", description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--region", paramLabel = "R", description = "Only this region.")
    private @Nullable String region;

    @Option(names = "--state", paramLabel = "S", description = "Only files in this state.")
    private @Nullable String state;

    @Option(
            names = "--gone",
            description = "Only files that were stored and are no longer where they were.")
    private boolean gone;

    @Override
    public Integer call() {
        String query =
                Query.of("/trail-files")
                        .with("trail", trail)
                        .with("account", account)
                        .with("region", region)
                        .with("state", state == null ? null : state.toUpperCase(Locale.ROOT))
                        .with("gone", gone ? true : null)
                        .toString();
        listing.print(
                COLUMNS, api.open().list(Service.COLLECTOR, query), "no file of a trail fits");
        return 0;
    }
}
