package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Answer;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest notifications retry ID`.
@Command(name = "retry", description = "Has a dead notification tried again.")
final class NotificationsRetryCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `notifications list` shows it.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/notifications/" + NotificationLines.id(open, id);
        Answer current = open.get(Service.COLLECTOR, path);
        JsonNode one =
                open.post(
                                Service.COLLECTOR,
                                path + "/retry",
                                Map.of(),
                                Map.of("If-Match", current.tag()))
                        .body();
        listing.printDetails(one, NotificationLines.of(one), List.of(), List.of());
        return 0;
    }
}
