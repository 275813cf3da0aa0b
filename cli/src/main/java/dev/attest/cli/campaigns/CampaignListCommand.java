package dev.attest.cli.campaigns;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `attest campaign list`.
@Command(name = "list", description = "All campaigns, the newest first.")
final class CampaignListCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Override
    public Integer call() {
        listing.print(
                CampaignView.COLUMNS,
                api.open().list(Service.CERTIFICATION, "/campaigns"),
                "there is no campaign yet; `attest campaign start quarterly-access-review` starts one");
        return 0;
    }
}
