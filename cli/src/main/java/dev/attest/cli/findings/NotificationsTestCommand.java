package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest notifications test CHANNEL`.
@Command(
        name = "test",
        description =
                "Sends a message over a channel that says it is a test; `show` tells what became of"
                        + " it.")
final class NotificationsTestCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "CHANNEL", description = "As `notifications channels` shows it.")
    private String channel;

    @Override
    public Integer call() {
        String path = "/notification-channels/" + Query.encoded(channel) + "/test";
        JsonNode one = api.open().post(Service.COLLECTOR, path, Map.of(), Map.of()).body();
        listing.printDetails(one, NotificationLines.of(one), List.of(), List.of());
        return 0;
    }
}
