package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest risk users`.
@Command(name = "users", description = "Users by risk, the highest first.")
final class RiskUsersCommand implements Callable<Integer> {
    /// The levels of a score.
    enum Level {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(names = "--top", paramLabel = "N", description = "Only the first N.")
    private @Nullable Integer top;

    @Option(names = "--level", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Level level;

    @Override
    public Integer call() {
        if (top != null && top < 1) {
            throw CommandFailure.usage("--top " + top + " is not a positive number");
        }
        String query = Query.of("/users").with("level", level).toString();
        int limit = top == null ? Integer.MAX_VALUE : top;
        listing.print(columns(), api.open().list(Service.RISK, query, limit));
        return 0;
    }

    private static List<Column<JsonNode>> columns() {
        return List.of(
                Column.fixed("SCORE", Fields.at("/score")),
                Column.fixed("LEVEL", Fields.at("/level")),
                Column.flexible("NAME", Fields.at("/name")),
                Column.flexible("BECAUSE OF", RiskUsersCommand::factors),
                Column.flexible("UNKNOWN", user -> joined(user.path("unknown"))));
    }

    private static String factors(JsonNode user) {
        List<String> factors = new ArrayList<>();
        for (JsonNode contribution : user.path("contributions")) {
            if (contribution.path("points").asDouble() > 0) {
                factors.add(Fields.text(contribution, "/factor"));
            }
        }
        return String.join(", ", factors);
    }

    private static String joined(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return String.join(", ", texts);
    }
}
