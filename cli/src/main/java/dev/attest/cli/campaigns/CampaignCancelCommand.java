package dev.attest.cli.campaigns;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.output.ListingOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest campaign cancel ID`.
@Command(
        name = "cancel",
        description =
                "Calls a campaign off. What was signed before is still removed; all other decisions"
                        + " have no effect.")
final class CampaignCancelCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "The campaign's id.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    public Integer call() {
        new CampaignEnding("cancellation").apply(api.open(), id, reason, listing);
        return 0;
    }
}
