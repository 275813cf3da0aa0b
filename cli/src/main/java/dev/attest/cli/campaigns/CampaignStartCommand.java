package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.IdempotencyKey;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ListingOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest campaign start DEFINITION`: returns when reviewers have their packages.
@Command(name = "start", description = "Starts a campaign and waits until its packages are open.")
final class CampaignStartCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(500);

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "DEFINITION", description = "For example quarterly-access-review.")
    private String definition;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call this run.")
    private @Nullable String name;

    @Option(names = "--no-wait", description = "Return as soon as it is accepted.")
    private boolean noWait;

    @Override
    public Integer call() {
        Api open = api.open();
        Map<String, Object> body = new HashMap<>();
        body.put("definition", definition);
        if (name != null) {
            body.put("name", name);
        }
        JsonNode campaign =
                open.post(Service.CERTIFICATION, "/campaigns", body, IdempotencyKey.header())
                        .body();
        if (!noWait) {
            campaign = launched(open, campaign);
        }
        CampaignView.print(listing, campaign, List.of());
        return 0;
    }

    private static JsonNode launched(Api open, JsonNode started) {
        JsonNode campaign = started;
        String path = "/campaigns/" + Fields.text(started, "/id");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Fields.text(campaign, "/state").equals("LAUNCHING")
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TICK.toNanos());
            campaign = open.get(Service.CERTIFICATION, path).body();
        }
        return campaign;
    }
}
