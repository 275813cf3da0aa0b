package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import java.util.ArrayList;
import java.util.List;

/// What alert rules cannot see, in words.
public final class UnseenSources {

    private UnseenSources() {}

    /// @param sensors the answer of `/sensors`
    public static List<String> lines(JsonNode sensors) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : sensors.path("unseen")) {
            int rules = each.path("rules").size();
            lines.add(
                    "nothing that is collected brings events of %s: %s nothing of it"
                            .formatted(
                                    Fields.text(each, "/source"),
                                    rules == 1
                                            ? "the alert rule "
                                                    + each.path("rules").path(0).asText()
                                                    + " sees"
                                            : rules + " alert rules see"));
        }
        if (!lines.isEmpty()) {
            lines.add("name such sources in attest.collection.sources, or collect a trail");
        }
        return lines;
    }
}
