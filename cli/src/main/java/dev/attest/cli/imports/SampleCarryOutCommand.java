package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ListingOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest sample carry-out [REMEDIATION…]`: plays the administrator who runs removal commands.
@Command(
        name = "carry-out",
        description = {
            "Carries out removals in the sample company, as an administrator would in AWS: runs"
                    + " their commands against its inventory, then imports what AWS would show"
                    + " now.",
            "Without an id: every removal that is planned."
        })
final class SampleCarryOutCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(
            arity = "0..*",
            paramLabel = "REMEDIATION",
            description = "Ids, as `remediation list` shows them.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        if (!SampleCompanyImport.loaded(api.home())) {
            throw CommandFailure.usage(
                    "the sample company is not loaded in " + api.home().directory());
        }
        Api open = api.open();
        List<JsonNode> removals = ids.isEmpty() ? planned(open) : named(open);
        if (removals.isEmpty()) {
            System.err.println("no removal is planned: revoke something, and sign its package");
            return 0;
        }
        var sample = new CarriedOutRemovals(api.home(), Clock.systemUTC());
        var results = sample.add(removals, open);
        int exit = new Outcome(results).show(System.out, System.err, listing.format());
        System.err.println(
                removals.size()
                        + " carried out; `attest remediation list` shows what the new snapshot"
                        + " proves");
        return exit;
    }

    private static List<JsonNode> planned(Api open) {
        return open.list(Service.CERTIFICATION, "/remediations?state=PLANNED");
    }

    private List<JsonNode> named(Api open) {
        List<JsonNode> removals = new ArrayList<>();
        for (String id : ids) {
            String path = "/remediations/" + Ids.remediation(open, id);
            removals.add(open.get(Service.CERTIFICATION, path).body());
        }
        return removals;
    }
}
