package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest campaign show ID`.
@Command(name = "show", description = "One campaign with its packages.")
final class CampaignShowCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "The campaign's id.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/campaigns/" + Ids.campaign(open, id);
        JsonNode campaign = open.get(Service.CERTIFICATION, path).body();
        List<JsonNode> packages = open.list(Service.CERTIFICATION, path + "/packages");
        CampaignView.print(listing, campaign, packages);
        return 0;
    }
}
