package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Visible;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// What an inventory does not rest on: kinds that were not evaluated, or only in part.
final class Coverage {
    private static final int FEW = 3;

    private Coverage() {}

    static List<JsonNode> read(Api api, InventoryOptions.Asked asked) {
        return api.list(Service.COLLECTOR, asked.of("/inventory/coverage").toString());
    }

    /// Names every reading that does not show all there is; those with the same reason in one line.
    static void tell(List<JsonNode> readings, PrintStream out) {
        readings.stream()
                .filter(reading -> !Fields.text(reading, "/status").equals("COMPLETE"))
                .collect(
                        Collectors.groupingBy(
                                reading -> List.of(Fields.text(reading, "/status"), why(reading)),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .forEach((same, of) ->
                        out.println(
                                Visible.text(
                                        "%s: %s of %s%s: %s"
                                                .formatted(
                                                        same.getFirst(),
                                                        named(of, "/kind", "kinds"),
                                                        named(of, "/accountId", "accounts"),
                                                        regions(of),
                                                        same.getLast()))));
    }

    /// The region; a dash for kinds without one.
    static String region(JsonNode reading) {
        String region = Fields.text(reading, "/region");
        return region.isEmpty() ? "-" : region;
    }

    private static String regions(List<JsonNode> readings) {
        String regions = named(readings, "/region", "regions");
        return regions.isEmpty() ? "" : " in " + regions;
    }

    /// A few by name, many by their number.
    private static String named(List<JsonNode> readings, String field, String many) {
        List<String> names =
                readings.stream()
                        .map(reading -> Fields.text(reading, field))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        return names.size() > FEW ? names.size() + " " + many : String.join(", ", names);
    }

    static String why(JsonNode reading) {
        String reason = Fields.text(reading, "/reason");
        return reason.isEmpty() ? Fields.text(reading, "/problems/0") : reason;
    }
}
