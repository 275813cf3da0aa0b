package dev.attest.cli.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.AccountId;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.KnownNames;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest people activity`.
@Command(
        name = "activity",
        description = {
            "What a person did, under any name: their users, the sessions these began, and sessions",
            "that are named after them. PERSON is who it is taken to be, STRONG or WEAK says how sure,",
            "BY what that rests on; without a person what is known names different people."
        })
final class PeopleActivityCommand implements Callable<Integer> {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("TIME", Fields.at("/eventTime"))
                            .shownAs(Fields.minute("/eventTime")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.flexible("EVENT", Fields.at("/eventName")),
                    Column.flexible("ACTOR", Fields.at("/actor/name")),
                    Column.flexible("SESSION", Fields.at("/actor/sessionName")),
                    PersonColumn.of("PERSON", "/person/personId"),
                    Column.fixed("SURE", Fields.at("/person/certainty")),
                    Column.wrapped("BY", PeopleActivityCommand::evidence));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the person.")
    private String id;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Only from then on: an instant, a day, or how long ago: 24h, 7d.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "T", description = "Only before then.")
    private @Nullable Instant to;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only in this account.")
    private @Nullable String account;

    @Option(names = "--name", paramLabel = "EVENT", description = "Only events of this name.")
    private @Nullable String name;

    @Override
    public Integer call() {
        Api open = api.open();
        String query =
                Query.of("/activity")
                        .with("person", Ids.person(open, id))
                        .with("from", from)
                        .with("to", to)
                        .with("account", account)
                        .with("name", name)
                        .toString();
        List<JsonNode> found = open.list(Service.COLLECTOR, query);
        if (found.isEmpty()) {
            KnownNames.ACCOUNT.require(open, account);
        }
        listing.print(COLUMNS, found, "no activity that anything says is theirs");
        return 0;
    }

    /// Whom each thing names, where it is not the person of the line.
    private static String evidence(JsonNode event) {
        String person = Fields.text(event, "/person/personId");
        List<String> words = new ArrayList<>();
        for (JsonNode one : event.at("/person/evidence")) {
            String named =
                    one.path("conflict").isTextual()
                            ? " (" + one.path("conflict").asText() + ")"
                            : one.path("personId").asText().equals(person)
                                    ? ""
                                    : " (" + one.path("personId").asText() + ")";
            words.add(one.path("by").asText() + named);
        }
        return String.join(", ", words);
    }
}
