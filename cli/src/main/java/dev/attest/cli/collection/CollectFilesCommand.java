package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
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
    /// What became of a file.
    enum State {
        WAITING,
        STORED,
        REFUSED,
        FAILED,
        VANISHED
    }

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
    @Mixin private TrailOptions trails;

    @Option(
            names = "--gone",
            description = "Only files that were stored and are no longer where they were.")
    private boolean gone;

    @Option(
            names = "--state",
            paramLabel = "S",
            description = "Only what is in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Override
    public Integer call() {
        String query =
                trails.of("/trail-files")
                        .with("state", state)
                        .with("gone", gone ? true : null)
                        .toString();
        listing.print(
                COLUMNS, api.open().list(Service.COLLECTOR, query), "no file of a trail fits");
        return 0;
    }
}
