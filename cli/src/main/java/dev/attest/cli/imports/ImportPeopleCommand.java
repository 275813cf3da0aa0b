package dev.attest.cli.imports;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Query;
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

/// `attest import people FILE.csv`.
@Command(
        name = "people",
        description =
                "Imports people: person_id,email,name,manager_email,department,status,start,end,principals.")
final class ImportPeopleCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(arity = "1..*", paramLabel = "FILE.csv", description = "Files or folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--at",
            paramLabel = "T",
            description =
                    "When the list was taken: an instant, a day, or how long ago, such as 24h."
                            + " Default: now, for a file that was not imported before.")
    private @Nullable Instant at;

    @Override
    public Integer call() {
        List<Path> files = SourceFiles.find(paths, List.of(".csv"));
        var importer = new Importer(api.open(), new Progress(System.err, "people"));
        var results = importer.send(files, file -> address(file, at), 1);
        return new Outcome(results).show(System.out, System.err, listing.format());
    }

    static String address(Path file, @Nullable Instant at) {
        return Query.of("/imports/people")
                .with("name", file.getFileName())
                .with("at", at)
                .toString();
    }
}
