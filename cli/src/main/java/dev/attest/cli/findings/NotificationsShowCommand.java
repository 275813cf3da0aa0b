package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest notifications show ID`.
@Command(name = "show", description = "One notification, and what became of it.")
final class NotificationsShowCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `notifications list` shows it.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/notifications/" + NotificationLines.id(open, id);
        JsonNode one = open.get(Service.COLLECTOR, path).body();
        listing.printDetails(one, NotificationLines.of(one), List.of(), List.of());
        return 0;
    }
}
