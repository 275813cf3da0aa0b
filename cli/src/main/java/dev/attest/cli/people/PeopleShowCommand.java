package dev.attest.cli.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest people show`.
@Command(
        name = "show",
        description =
                "One person: what each source says, which groups they are in, and which principals are"
                        + " theirs by which rule.")
final class PeopleShowCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("KIND", Fields.at("/kind")),
                    Column.flexible("NAME", Fields.at("/name")),
                    Column.fixed("CLASS", Fields.at("/class")),
                    Column.flexible("BY RULE", Fields.at("/linkRule")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the person.")
    private String id;

    @Override
    public Integer call() {
        Api open = api.open();
        String path = "/people/" + Query.encoded(Ids.person(open, id));
        ObjectNode whole = open.get(Service.COLLECTOR, path).body().deepCopy();
        List<JsonNode> records = new ArrayList<>();
        open.get(Service.COLLECTOR, path + "/records").body().path("items").forEach(records::add);
        List<JsonNode> principals = open.list(Service.COLLECTOR, path + "/principals");
        List<JsonNode> groups = open.list(Service.COLLECTOR, path + "/groups");
        ArrayNode told = whole.putArray("records");
        records.forEach(told::add);
        ArrayNode within = whole.putArray("groups");
        groups.forEach(within::add);
        ArrayNode own = whole.putArray("identities");
        principals.forEach(own::add);
        listing.printDetails(whole, heading(whole, records, groups), COLUMNS, principals);
        return 0;
    }

    private static List<String> heading(
            JsonNode person, List<JsonNode> records, List<JsonNode> groups) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s  %s <%s>"
                        .formatted(
                                Fields.text(person, "/id"),
                                Fields.text(person, "/name"),
                                Fields.text(person, "/email")));
        lines.add("status      " + Fields.text(person, "/status"));
        lines.add("manager     " + Fields.text(person, "/managerId"));
        lines.add("department  " + Fields.text(person, "/department"));
        if (!groups.isEmpty()) {
            lines.add(
                    "groups      "
                            + groups.stream()
                                    .map(group -> Fields.text(group, "/name"))
                                    .collect(Collectors.joining(", ")));
        }
        for (JsonNode one : records) {
            List<String> counts = new ArrayList<>();
            one.path("counts").forEach(name -> counts.add(name.asText()));
            lines.add(
                    "told by     %s %s: %s"
                            .formatted(
                                    Fields.text(one, "/source"),
                                    Fields.text(one, "/recordId"),
                                    String.join(", ", counts)));
        }
        return lines;
    }
}
