package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Answer;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Map;

/// What people do with an alert: one call each, on a sub-resource of the alert.
record AlertStepping(String resource) {
    void apply(Api api, String id, Map<String, String> body, ListingOptions listing) {
        String path = "/alerts/" + Ids.alert(api, id);
        Answer current = api.get(Service.COLLECTOR, path);
        JsonNode alert =
                api.post(
                                Service.COLLECTOR,
                                path + "/" + resource,
                                body,
                                Map.of("If-Match", current.tag()))
                        .body();
        listing.printDetails(alert, AlertLines.of(alert), List.of(), List.of());
    }
}
