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
import java.util.List;
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
        listing.printDetails(whole, AlertLines.of(alert, event, record), List.of(), List.of());
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
}
