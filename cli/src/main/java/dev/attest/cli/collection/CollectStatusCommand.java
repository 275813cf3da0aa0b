package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.KnownNames;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.findings.UnseenSources;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `attest collect status`.
@Command(
        name = "status",
        description = {
            "Checkpoints: how far each account, region and source was collected, and what stands in"
                    + " the way.",
            "LATENESS is how long after they happened new events were read, the median of the last"
                    + " run; LONGEST the longest ever. CSV has them in seconds."
        })
final class CollectStatusCommand implements Callable<Integer> {
    private static final String MEDIAN = "/latenessMedianSeconds";
    private static final String LONGEST = "/latenessLongestSeconds";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// A terminal leaves out the last ones that it has no room for.
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("REGION", Fields.at("/region")),
                    Column.fixed("SOURCE", Fields.at("/source")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.fixed("UNTIL", Fields.minute("/collectedUntil")),
                    Column.fixed("EVENTS", Fields.at("/stored")),
                    Column.wrapped("ERROR", Fields.at("/lastError")),
                    Column.fixed("LAST EVENT", Fields.minute("/lastEvent")),
                    Column.fixed("LAST RUN", Fields.minute("/lastRun")),
                    Column.fixed("LATENESS", Fields.at(MEDIAN))
                            .shownAs(checkpoint -> time(checkpoint, MEDIAN)),
                    Column.fixed("LONGEST", Fields.at(LONGEST))
                            .shownAs(checkpoint -> time(checkpoint, LONGEST)));

    @Spec private CommandSpec spec;
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only this account.")
    private @Nullable String account;

    @Option(names = "--source", paramLabel = "S", description = "Only this source, such as iam.")
    private @Nullable String source;

    @Override
    public Integer call() {
        Api open = api.open();
        String query =
                Query.of("/checkpoints").with("account", account).with("source", source).toString();
        List<JsonNode> checkpoints = open.list(Service.COLLECTOR, query);
        if (checkpoints.isEmpty()) {
            KnownNames.ACCOUNT.require(open, account);
        }
        boolean table = listing.format() == OutputFormat.TABLE;
        boolean every = account == null && source == null;
        listing.print(
                COLUMNS,
                table ? Failures.toldOnce(checkpoints) : checkpoints,
                every
                        ? "nothing was collected yet; `attest collect` does it"
                        : "no such checkpoint");
        if (table) {
            PrintWriter notes = spec.commandLine().getErr();
            checkpoints.forEach(checkpoint -> tellLost(checkpoint, notes));
            tellSources(open, notes);
            tellStore(open, notes);
            UnseenSources.lines(open.get(Service.COLLECTOR, "/sensors").body())
                    .forEach(notes::println);
        }
        return 0;
    }

    /// How long, in the unit that tells it best.
    private static String time(JsonNode checkpoint, String pointer) {
        String seconds = Fields.text(checkpoint, pointer);
        if (seconds.isEmpty()) {
            return "";
        }
        Duration time = Duration.ofSeconds(Long.parseLong(seconds));
        if (time.compareTo(MINUTE) < 0) {
            return time.toSeconds() + "s";
        }
        if (time.compareTo(HOUR) < 0) {
            return time.toMinutes() + "m";
        }
        return time.compareTo(DAY) < 0 ? time.toHours() + "h" : time.toDays() + "d";
    }

    /// What AWS no longer keeps cannot be made up for; it must not be forgotten.
    private static void tellLost(JsonNode checkpoint, PrintWriter notes) {
        if (!Fields.text(checkpoint, "/lostFrom").isEmpty()) {
            notes.printf(
                    "%s %s %s: nothing was collected from %s to %s, and AWS no longer keeps it%n",
                    Fields.text(checkpoint, "/accountId"),
                    Fields.text(checkpoint, "/region"),
                    Fields.text(checkpoint, "/source"),
                    Fields.minute("/lostFrom").apply(checkpoint),
                    Fields.minute("/lostUntil").apply(checkpoint));
        }
    }

    private static void tellStore(Api open, PrintWriter notes) {
        JsonNode store = open.get(Service.COLLECTOR, "/store").body();
        String phase = Fields.text(store, "/phase");
        if (!phase.equals("NORMAL")) {
            notes.println("the database: " + phase + " since " + Fields.text(store, "/since"));
        }
    }

    /// An account that nobody lists has no checkpoint: what cannot be read must still show. Those
    /// that are left out on purpose may be most of an organization, and are counted.
    private static void tellSources(Api open, PrintWriter notes) {
        for (JsonNode each : open.list(Service.COLLECTOR, "/account-sources")) {
            String error = Failures.words(Fields.text(each, "/lastError"));
            if (!error.isEmpty()) {
                notes.println("accounts from " + Fields.text(each, "/source") + ": " + error);
            }
        }
        Map<String, Integer> leftOut = new TreeMap<>();
        for (JsonNode each : open.list(Service.COLLECTOR, "/collected-accounts")) {
            String reason = Failures.words(Fields.text(each, "/reason"));
            if (Fields.text(each, "/state").equals("LEFT_OUT")) {
                leftOut.merge(reason, 1, Integer::sum);
            } else if (!reason.isEmpty()) {
                notes.println(
                        Fields.text(each, "/accountId") + " is not collected from: " + reason);
            }
        }
        leftOut.forEach((reason, accounts) ->
                notes.println(
                        accounts
                                + (accounts == 1 ? " account is" : " accounts are")
                                + " not collected from: "
                                + reason));
    }
}
