package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;

/// How campaigns are shown.
final class CampaignView {
    static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.id("ID", Fields.at("/id")),
                    Column.flexible("NAME", Fields.at("/name")),
                    Column.flexible("STATE", Fields.at("/state")),
                    Column.fixed("DECIDED", CampaignView::decided),
                    Column.fixed("DEADLINE", Fields.day("/deadline")));

    private static final List<Column<JsonNode>> PACKAGE_COLUMNS =
            List.of(
                    Column.id("PACKAGE", Fields.at("/id")),
                    Column.flexible("REVIEWER", Fields.at("/reviewer/name")),
                    Column.fixed("STATE", Fields.at("/state")),
                    Column.fixed("DECIDED", CampaignView::decided),
                    Column.fixed("LATE", row -> row.path("late").asBoolean() ? "late" : ""));

    private CampaignView() {}

    static void print(ListingOptions listing, JsonNode campaign, List<JsonNode> packages) {
        List<String> lines = new ArrayList<>(heading(campaign));
        lines.addAll(population(campaign.path("population")));
        listing.printDetails(campaign, lines, PACKAGE_COLUMNS, packages);
    }

    static String decided(JsonNode node) {
        return node.at("/progress/decided").asInt() + "/" + node.at("/progress/items").asInt();
    }

    private static List<String> heading(JsonNode campaign) {
        JsonNode progress = campaign.path("progress");
        JsonNode remediation = campaign.path("remediation");
        return List.of(
                "%s  %s".formatted(Fields.text(campaign, "/name"), Fields.text(campaign, "/state")),
                "id          " + Fields.text(campaign, "/id"),
                "launched    "
                        + Fields.minute("/launchedAt").apply(campaign)
                        + " by "
                        + Fields.text(campaign, "/launchedBy"),
                "deadline    " + Fields.minute("/deadline").apply(campaign),
                "items       %d: %d kept, %d revoked, %d undecided"
                        .formatted(
                                progress.path("items").asInt(),
                                progress.path("kept").asInt(),
                                progress.path("revoked").asInt(),
                                progress.path("undecided").asInt()),
                "packages    %d: %d signed, %d late"
                        .formatted(
                                progress.path("packages").asInt(),
                                progress.path("packagesSigned").asInt(),
                                progress.path("packagesLate").asInt()),
                "removals    %d planned, %d verified, %d failed, %d re-granted"
                        .formatted(
                                remediation.path("planned").asInt(),
                                remediation.path("verified").asInt(),
                                remediation.path("failed").asInt(),
                                remediation.path("regranted").asInt()));
    }

    /// What was read, what is outside, and every gap with its reason: access behind it may be
    /// missing. Nothing where the caller does not see everything.
    private static List<String> population(JsonNode population) {
        if (population.isEmpty()) {
            return List.of();
        }
        JsonNode gaps = population.path("gaps");
        List<String> lines = new ArrayList<>();
        lines.add(
                "sources     %d, %d %s"
                        .formatted(
                                population.path("sources").size(),
                                gaps.size(),
                                gaps.size() == 1 ? "gap" : "gaps"));
        gaps.forEach(gap -> lines.add("gap         " + gap.asText()));
        population
                .path("excluded")
                .properties()
                .forEach(each ->
                        lines.add(
                                "left out    %d: %s"
                                        .formatted(each.getValue().asInt(), each.getKey())));
        return lines;
    }
}
