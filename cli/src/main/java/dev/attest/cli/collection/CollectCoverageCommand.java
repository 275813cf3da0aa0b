package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import dev.attest.cli.output.Visible;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `attest collect coverage`.
@Command(
        name = "coverage",
        description = {
            "Whether the logs of trails are all there, and as CloudTrail delivered them: a line for every"
                    + " trail, account, region and hour, newest first.",
            "States: COMPLETE, UNVERIFIED (no signature vouches), OPEN (not yet known), NO_DIGEST, GAP,"
                    + " EXTRA, MISSING, ALTERED, DIGEST_INVALID."
        })
final class CollectCoverageCommand implements Callable<Integer> {
    private static final Function<JsonNode, String> HOUR = Fields.minute("/hour");
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("HOUR", HOUR),
                    Column.fixed("TRAIL", Fields.at("/trail")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("REGION", Fields.at("/region")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.fixed("LOGS", Fields.at("/verified")),
                    Column.fixed("MISSING", Fields.at("/missing")),
                    Column.fixed("ALTERED", Fields.at("/altered")),
                    Column.fixed("EXTRA", Fields.at("/extra")),
                    Column.fixed("PROOF", Fields.at("/proof")));

    @Spec private CommandSpec spec;
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;
    @Mixin private TrailOptions trails;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Only hours from then on: an instant, such as 2026-11-21T08:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "T", description = "Only hours before then.")
    private @Nullable Instant to;

    @Override
    public Integer call() {
        String query = trails.of("/trail-coverage").with("from", from).with("to", to).toString();
        List<JsonNode> hours = api.open().list(Service.COLLECTOR, query);
        listing.print(COLUMNS, hours, "no hour of a trail fits");
        if (listing.format() == OutputFormat.TABLE && !hours.isEmpty()) {
            PrintWriter notes = spec.commandLine().getErr();
            hours.forEach(hour -> tell(hour, notes));
            notes.println(summary(hours));
        }
        return 0;
    }

    private static String summary(List<JsonNode> hours) {
        Map<String, Integer> states = new TreeMap<>();
        hours.forEach(hour -> states.merge(Fields.text(hour, "/state"), 1, Integer::sum));
        return hours.size() + " hours: " + states.toString().replaceAll("[{}]", "");
    }

    /// Names of files are too long for a column.
    private static void tell(JsonNode hour, PrintWriter notes) {
        for (JsonNode each : hour.path("findings")) {
            notes.println(
                    HOUR.apply(hour)
                            + " "
                            + Fields.text(hour, "/accountId")
                            + " "
                            + Fields.text(hour, "/region")
                            + ": "
                            + Visible.text(Fields.text(each, "/file"))
                            + " "
                            + Fields.text(each, "/sentence"));
        }
    }
}
