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
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest alerts show ID`.
@Command(name = "show", description = "One alert, and the CloudTrail record that raised it.")
final class AlertsShowCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `alerts` shows it.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        JsonNode alert = open.get(Service.COLLECTOR, "/alerts/" + Ids.alert(open, id)).body();
        JsonNode event = activity(open, alert, "");
        JsonNode record = activity(open, alert, "/raw");
        ObjectNode whole = alert.deepCopy();
        whole.set("record", record);
        listing.printDetails(whole, lines(alert, event, record), List.of(), List.of());
        return 0;
    }

    /// Null when it is gone: alerts are kept for longer than the activity that raised them.
    private static JsonNode activity(Api open, JsonNode alert, String part) {
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

    private static List<String> lines(JsonNode alert, JsonNode event, JsonNode record) {
        List<String> lines = new ArrayList<>();
        lines.add(Fields.text(alert, "/title") + "  " + Fields.text(alert, "/severity"));
        add(lines, "alert", Fields.text(alert, "/id"));
        add(lines, "rule", Fields.text(alert, "/ruleId"));
        add(lines, "state", Fields.text(alert, "/state").toLowerCase(Locale.ROOT));
        add(lines, "happened", Fields.minute("/eventTime").apply(alert));
        add(lines, "account", Fields.text(alert, "/accountId"));
        add(lines, "region", Fields.text(alert, "/region"));
        add(lines, "call", Fields.text(alert, "/eventName"));
        add(lines, "by", AlertsCommand.actor(alert));
        add(lines, "principal", Fields.text(alert, "/actor/principalId"));
        add(lines, "from", Fields.text(event, "/sourceIp"));
        add(lines, "target", Fields.text(alert, "/target"));
        add(lines, "error", Fields.text(event, "/errorCode"));
        record.path("requestParameters")
                .properties()
                .forEach(each -> add(lines, "parameter", each.getKey() + " = " + each.getValue()));
        String gone = record.isNull() ? " is no longer kept" : "";
        add(lines, "record", Fields.text(alert, "/eventId") + gone);
        add(lines, "do", Fields.text(alert, "/runbook"));
        return lines;
    }

    private static void add(List<String> lines, String what, String value) {
        if (!value.isEmpty()) {
            lines.add("%-10s  %s".formatted(what, value));
        }
    }
}
