package dev.attest.cli.imports;

import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Query;
import dev.attest.cli.output.ListingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest import cloudtrail PATH…`.
@Command(
        name = "cloudtrail",
        description = {
            "Imports CloudTrail files, loose or in AWS's folders.",
            "Digest files among them tell which logs are missing, altered or extra; their signatures are"
                    + " taken from DIGEST.head.json, what `aws s3api head-object` prints."
        })
final class ImportCloudTrailCommand implements Callable<Integer> {
    static final List<String> ENDINGS = List.of(".json", ".json.gz");
    static final int IN_FLIGHT = 2;

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--replay",
            description =
                    "Read files again that were imported before: alert rules judge them anew, and"
                            + " nothing is stored or raised twice.")
    private boolean replay;

    @Override
    public Integer call() {
        List<Path> files = SourceFiles.find(paths, ENDINGS);
        List<Path> logs = files.stream().filter(file -> !DigestFiles.claims(file)).toList();
        DigestFiles digests = DigestFiles.of(files);
        Api open = api.open();
        var importer = new Importer(open, new Progress(System.err, "CloudTrail"));
        var results =
                new ArrayList<>(importer.send(logs, file -> address(file, replay), IN_FLIGHT));
        if (!digests.digests().isEmpty()) {
            var sender = new Importer(open, new Progress(System.err, "digest"));
            results.addAll(sender.send(digests.digests(), DigestFiles::address, 1));
        }
        int exit = new Outcome(results).show(System.out, System.err, listing.format());
        digests.tell(open, System.err);
        return exit;
    }

    static String address(Path file, boolean replay) {
        return Query.of("/imports/cloudtrail")
                .with("name", file.getFileName())
                .with("replay", replay ? true : null)
                .toString();
    }
}
