package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest remediation show ID`.
@Command(name = "show", description = "One removal with the commands that carry it out.")
final class RemediationShowCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `remediation list` shows it.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/remediations/" + Ids.remediation(open, id);
        JsonNode remediation = open.get(Service.CERTIFICATION, path).body();
        List<Column<JsonNode>> none = List.of(Column.fixed("COMMAND", JsonNode::asText));
        List<JsonNode> commands = new ArrayList<>();
        remediation.path("commands").forEach(commands::add);
        listing.printDetails(remediation, heading(remediation), none, commands);
        return 0;
    }

    private static List<String> heading(JsonNode remediation) {
        List<String> lines = new ArrayList<>();
        lines.add(Fields.text(remediation, "/title") + "  " + Fields.text(remediation, "/state"));
        lines.add("subject     " + Fields.text(remediation, "/subjectName"));
        lines.add("account     " + Fields.text(remediation, "/accountId"));
        lines.add("planned     " + Fields.minute("/plannedAt").apply(remediation));
        lines.add("due         " + Fields.minute("/dueAt").apply(remediation));
        if (!Fields.text(remediation, "/verifiedAt").isEmpty()) {
            lines.add(
                    "verified    "
                            + Fields.minute("/verifiedAt").apply(remediation)
                            + " by snapshot "
                            + Fields.text(remediation, "/snapshotId"));
        }
        remediation.path("notes").forEach(note -> lines.add("note        " + note.asText()));
        return lines;
    }
}
