package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Refused;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest alerts show ID`.
@Command(
        name = "show",
        description =
                "One alert, the CloudTrail record that raised it, and what was done with it since.")
final class AlertsShowCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> STEPS =
            List.of(
                    Column.fixed("WHEN", Fields.minute("/at")),
                    Column.flexible("WHO", Fields.at("/by")),
                    Column.wrapped("STEP", AlertsShowCommand::step),
                    Column.wrapped("NOTE", Fields.at("/note")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `alerts` shows it.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/alerts/" + Ids.alert(open, id);
        JsonNode alert = open.get(Service.COLLECTOR, path).body();
        JsonNode event = activity(open, alert, "");
        JsonNode record = activity(open, alert, "/raw");
        List<JsonNode> steps = open.list(Service.COLLECTOR, path + "/changes");
        ObjectNode whole = alert.deepCopy();
        whole.set("record", record);
        whole.putArray("changes").addAll(steps);
        listing.printDetails(whole, AlertLines.of(alert, event, record), STEPS, steps);
        return 0;
    }

    private static String step(JsonNode change) {
        String state = Fields.text(change, "/state");
        return switch (state) {
            case "OPEN" -> "reopened";
            case "ASSIGNED" -> "assigned to " + Fields.text(change, "/assignee");
            default -> state.toLowerCase(Locale.ROOT);
        };
    }

    /// Null when there is none, or it is gone: alerts are kept for longer than the activity that
    /// raised them.
    private static JsonNode activity(Api open, JsonNode alert, String part) {
        if (AlertLines.ofItself(alert)) {
            return NullNode.getInstance();
        }
        String path = "/activity/" + Query.encoded(Fields.text(alert, "/eventId")) + part;
        String account = Fields.text(alert, "/accountId");
        try {
            return open.get(Service.COLLECTOR, Query.of(path).with("account", account).toString())
                    .body();
        } catch (Refused e) {
            if (e.code().equals("not-found")) {
                return NullNode.getInstance();
            }
            throw e;
        }
    }
}
