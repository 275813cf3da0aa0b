package dev.attest.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.KnownNames;
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

    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("SCORE", RiskUsersCommand::score),
                    Column.fixed("LEVEL", Fields.at("/level")),
                    Column.flexible("NAME", Fields.at("/name")),
                    Column.flexible("BECAUSE OF", RiskUsersCommand::factors),
                    Column.flexible("NOT KNOWN", user -> joined(user.path("unknown"))));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(names = "--top", paramLabel = "N", description = "Only the first N.")
    private @Nullable Integer top;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only who has a user or role in this account.")
    private @Nullable String account;

    @Option(names = "--level", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Level level;

    @Override
    public Integer call() {
        if (top != null && top < 1) {
            throw CommandFailure.usage("--top " + top + " is not a positive number");
        }
        String query = Query.of("/users").with("level", level).toString();
        int limit = top == null ? Integer.MAX_VALUE : top;
        int fetched = account == null ? limit : Integer.MAX_VALUE;
        Api open = api.open();
        List<JsonNode> users =
                open.list(Service.RISK, query, fetched).stream()
                        .filter(this::isOfAccount)
                        .limit(limit)
                        .toList();
        if (users.isEmpty()) {
            KnownNames.ACCOUNT.require(open, account);
        }
        listing.print(
                COLUMNS,
                users,
                "no such user; only what an imported inventory or activity shows is assessed");
        return 0;
    }

    private boolean isOfAccount(JsonNode user) {
        if (account == null) {
            return true;
        }
        for (JsonNode principal : user.path("principals")) {
            if (principal.asText().contains(":" + account + ":")) {
                return true;
            }
        }
        return false;
    }

    /// What is certain, and how much it could be: what nobody could read is never taken for good.
    private static String score(JsonNode user) {
        String least = Fields.text(user, "/score");
        String most = Fields.text(user, "/highestPossible");
        return least.equals(most) ? least : least + " to " + most;
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
