package dev.attest.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Visible;
import java.io.PrintStream;
import java.util.List;

/// What an inventory does not rest on: kinds that were not evaluated, or only in part.
final class Coverage {
    private Coverage() {}

    static List<JsonNode> read(Api api, InventoryOptions.Asked asked) {
        return api.list(Service.COLLECTOR, asked.of("/inventory/coverage").toString());
    }

    /// Names every reading that does not show all there is.
    static void tell(List<JsonNode> readings, PrintStream out) {
        for (JsonNode reading : readings) {
            String status = Fields.text(reading, "/status");
            if (!status.equals("COMPLETE")) {
                out.println(
                        Visible.text(
                                "%s: %s of %s: %s"
                                        .formatted(
                                                status,
                                                Fields.text(reading, "/kind"),
                                                where(reading),
                                                why(reading))));
            }
        }
    }

    /// The region; a dash for kinds without one.
    static String region(JsonNode reading) {
        String region = Fields.text(reading, "/region");
        return region.isEmpty() ? "-" : region;
    }

    private static String where(JsonNode reading) {
        String account = Fields.text(reading, "/accountId");
        String region = Fields.text(reading, "/region");
        return region.isEmpty() ? account : account + " in " + region;
    }

    static String why(JsonNode reading) {
        String reason = Fields.text(reading, "/reason");
        return reason.isEmpty() ? Fields.text(reading, "/problems/0") : reason;
    }
}
