package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest collect`.
@Command(
        name = "collect",
        description = {
            "Collects events from AWS, account by account and trail by trail, and waits for the end; with"
                    + " `status`, how far each account, region and source was collected.",
            "Which accounts and trails: attest.accounts.* and attest.trails.* in collector.properties of the"
                    + " home. Exit code 4: an account, region, source or trail could not be collected."
        },
        subcommands = {
            CollectStatusCommand.class,
            CollectFilesCommand.class,
            CollectCoverageCommand.class
        })
public final class CollectCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> FAILURES =
            List.of(
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("REGION", Fields.at("/region")),
                    Column.fixed("SOURCE", Fields.at("/source")),
                    Column.wrapped("ERROR", Fields.at("/error")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only this account.")
    private @Nullable String account;

    @Option(
            names = "--source",
            paramLabel = "S",
            description =
                    "Only this source: an event source such as iam, inventory (every kind),"
                            + " inventory.KIND, trail (every trail) or trail.NAME.")
    private @Nullable String source;

    @Option(names = "--no-wait", description = "Start it, and do not wait for the end.")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> body = new TreeMap<>();
        if (account != null) {
            body.put("account", account);
        }
        if (source != null) {
            body.put("source", source);
        }
        Api open = api.open();
        JsonNode run = open.start(Service.COLLECTOR, "/collections", body).body();
        if (!noWait) {
            run = new RunWatch(open, System.err).untilDone(run);
        }
        List<JsonNode> failures = new ArrayList<>();
        run.path("failures").forEach(failures::add);
        listing.printDetails(
                run,
                List.of(summary(run)),
                FAILURES,
                listing.format() == OutputFormat.TABLE ? Failures.summed(failures) : failures);
        explain(run, failures, System.err);
        return run.path("failed").asInt() > 0 ? ExitCode.PARTLY_DONE.number() : 0;
    }

    private static String summary(JsonNode run) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d parts collected: %,d events read, %,d new, %,d alerts",
                run.path("done").asInt() - run.path("failed").asInt(),
                run.path("tasks").asInt(),
                run.path("fetched").asLong(),
                run.path("stored").asLong(),
                run.path("alerts").asLong());
    }

    private static void explain(JsonNode run, List<JsonNode> failures, PrintStream out) {
        int untold = run.path("failed").asInt() - failures.size();
        if (untold > 0) {
            out.println("and " + untold + " more that failed; see `attest collect status`");
        }
    }
}
