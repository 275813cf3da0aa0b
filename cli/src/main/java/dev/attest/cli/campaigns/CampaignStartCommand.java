package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.ShortId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest campaign start DEFINITION`: returns when reviewers have their packages.
@Command(name = "start", description = "Starts a campaign and waits until its packages are open.")
final class CampaignStartCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "DEFINITION", description = "For example quarterly-access-review.")
    private String definition;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call this run.")
    private @Nullable String name;

    @Override
    public Integer call() {
        Api open = api.open();
        Map<String, Object> body = new HashMap<>();
        body.put("definition", definition);
        if (name != null) {
            body.put("name", name);
        }
        JsonNode campaign = open.start(Service.CERTIFICATION, "/campaigns", body).body();
        CampaignView.print(listing, campaign, List.of());
        tellOfOthers(open, campaign);
        return 0;
    }

    private static void tellOfOthers(Api open, JsonNode started) {
        String kind = Fields.text(started, "/definitionId");
        for (JsonNode other : open.list(Service.CERTIFICATION, "/campaigns")) {
            boolean itself = Fields.text(other, "/id").equals(Fields.text(started, "/id"));
            if (!itself
                    && Fields.text(other, "/definitionId").equals(kind)
                    && Fields.text(other, "/state").equals("ACTIVE")) {
                System.err.println(
                        "note: another one of this kind is still active: "
                                + ShortId.of(Fields.text(other, "/id"))
                                + ", launched "
                                + Fields.minute("/launchedAt").apply(other));
            }
        }
    }
}
