package dev.attest.cli.campaigns;

import dev.attest.cli.client.Answer;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.util.List;
import java.util.Map;

/// Closing and cancelling are the same call on two sub-resources.
record CampaignEnding(String resource) {
    void apply(Api api, String id, String reason, ListingOptions listing) {
        String path = "/campaigns/" + Ids.campaign(api, id);
        Answer current = api.get(Service.CERTIFICATION, path);
        Answer ended =
                api.post(
                        Service.CERTIFICATION,
                        path + "/" + resource,
                        Map.of("reason", reason),
                        Map.of("If-Match", current.tag()));
        CampaignView.print(listing, ended.body(), List.of());
    }
}
