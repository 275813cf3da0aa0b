package dev.attest.cli.imports;

import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.output.ListingOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest import inventory PATH…`.
@Command(
        name = "inventory",
        description = {
            "Imports what exists: get-account-authorization-details JSON, credential report CSV,"
                    + " access keys, Identity Center, the organization's accounts.",
            "Files below a folder that is named like an account id are of that account."
        })
final class ImportInventoryCommand implements Callable<Integer> {
    static final List<String> ENDINGS = List.of(".json", ".json.gz", ".csv");

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "The account they are of.")
    private @Nullable String account;

    @Option(
            names = "--at",
            paramLabel = "T",
            description =
                    "When they were taken from AWS: an instant, a day, or how long ago, such as 24h."
                            + " Default: now, for a file that was not imported before.")
    private @Nullable Instant at;

    @Override
    public Integer call() {
        List<Path> files = SourceFiles.find(paths, ENDINGS);
        var importer = new Importer(api.open(), new Progress(System.err, "inventory"));
        var results = importer.inventory(files, account, at);
        return new Outcome(results).show(System.out, System.err, listing.format());
    }
}
