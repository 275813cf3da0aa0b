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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /// How an hour stands.
    enum State {
        COMPLETE,
        UNVERIFIED,
        OPEN,
        NO_DIGEST,
        GAP,
        EXTRA,
        MISSING,
        ALTERED,
        DIGEST_INVALID
    }

    /// Of untold logs no digest tells, or not yet; those that wait were not read yet.
    private static final List<String> OTHERS =
            List.of("missing", "altered", "extra", "untold", "waiting");

    private static final Function<JsonNode, String> HOUR = Fields.minute("/hour");

    /// What a table has room for: all counts in one column.
    private static final List<Column<JsonNode>> NARROW =
            List.of(
                    Column.fixed("HOUR", HOUR),
                    Column.flexible("TRAIL", Fields.at("/trail")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.wrapped("REGION", Fields.at("/region")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.wrapped("LOGS", CollectCoverageCommand::logs),
                    Column.fixed("PROOF", Fields.at("/proof")));

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
                    Column.fixed("UNTOLD", Fields.at("/untold")),
                    Column.fixed("WAITING", Fields.at("/waiting")),
                    Column.fixed("PROOF", Fields.at("/proof")));

    @Spec private CommandSpec spec;
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;
    @Mixin private TrailOptions trails;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Only hours from then on: an instant, a day, or how long ago: 24h, 7d.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "T", description = "Only hours before then.")
    private @Nullable Instant to;

    @Option(
            names = "--state",
            paramLabel = "S",
            description = "Only what is in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Override
    public Integer call() {
        String query =
                trails.of("/trail-coverage")
                        .with("from", from)
                        .with("to", to)
                        .with("state", state)
                        .toString();
        List<JsonNode> hours = api.open().list(Service.COLLECTOR, query);
        boolean table = listing.format() == OutputFormat.TABLE;
        listing.print(table ? NARROW : COLUMNS, hours, "no hour of a trail fits");
        if (table && !hours.isEmpty()) {
            PrintWriter notes = spec.commandLine().getErr();
            hours.forEach(hour -> tell(hour, notes));
            notes.println(summary(hours));
        }
        return 0;
    }

    /// How many are as they were delivered, and how many of each other kind there are.
    private static String logs(JsonNode hour) {
        String verified = Fields.text(hour, "/verified");
        return Stream.concat(
                        Stream.of(verified),
                        OTHERS.stream()
                                .filter(kind -> hour.path(kind).asInt() > 0)
                                .map(kind -> hour.path(kind).asInt() + " " + kind))
                .collect(Collectors.joining(", "));
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
