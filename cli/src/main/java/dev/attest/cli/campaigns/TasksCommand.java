package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest tasks`: the packages that wait for their reviewer, or the items of one.
@Command(
        name = "tasks",
        description = {
            "Packages that wait for a decision or a signature; with a package's id, its items with all"
                    + " that they are judged by.",
            "As JSON, each package comes with its items."
        })
public final class TasksCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> PACKAGES =
            List.of(
                    Column.id("PACKAGE", Fields.at("/id")),
                    Column.flexible("CAMPAIGN", Fields.at("/campaignName")),
                    Column.flexible("REVIEWER", Fields.at("/reviewer/name")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.fixed("DECIDED", CampaignView::decided),
                    Column.fixed("DUE", Fields.day("/dueAt")),
                    Column.fixed("VERSION", Fields.at("/version")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(arity = "0..1", paramLabel = "PACKAGE", description = "Show this package's items.")
    private @Nullable String packageId;

    @Option(names = "--mine", description = "Only packages that are mine to review.")
    private boolean mine;

    @Option(names = "--undecided", description = "Only items without a decision.")
    private boolean undecided;

    @Override
    public Integer call() {
        Api open = api.open();
        if (packageId != null) {
            List<JsonNode> items = items(open, Ids.reviewPackage(open, packageId));
            if (items.isEmpty()) {
                System.err.println(
                        undecided
                                ? "every item of the package is decided"
                                : "the package is empty");
            }
            listing.printParagraphs(items, ItemLines.COLUMNS, items, ItemLines::of);
            return 0;
        }
        List<JsonNode> waiting = new ArrayList<>();
        for (String state : List.of("OPEN", "DECIDED")) {
            String query =
                    Query.of("/packages")
                            .with("state", state)
                            .with("mine", mine ? Boolean.TRUE : null)
                            .toString();
            waiting.addAll(open.list(Service.CERTIFICATION, query));
        }
        switch (listing.format()) {
            case JSON -> waiting.forEach(one -> addItems(open, one));
            case TABLE, CSV -> {}
        }
        listing.print(PACKAGES, waiting, "nothing waits for a decision or a signature");
        return 0;
    }

    private void addItems(Api open, JsonNode one) {
        ((ObjectNode) one).putArray("items").addAll(items(open, Fields.text(one, "/id")));
    }

    private List<JsonNode> items(Api open, String id) {
        String query =
                Query.of("/packages/" + Query.encoded(id) + "/items")
                        .with("undecided", undecided ? Boolean.TRUE : null)
                        .toString();
        return open.list(Service.CERTIFICATION, query);
    }
}
