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
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest people identities`.
@Command(
        name = "identities",
        description = {
            "What each identity is, whose it is and who answers for it.",
            "JSON says by which rules."
        })
final class PeopleIdentitiesCommand implements Callable<Integer> {
    /// What an identity can be.
    enum IdentityClass {
        PERSON,
        LEAVER,
        SHARED,
        BREAK_GLASS,
        EXTERNAL,
        MACHINE,
        ORPHAN
    }

    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("CLASS", Fields.at("/class")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.fixed("KIND", Fields.at("/kind")),
                    Column.flexible("NAME", Fields.at("/name")),
                    PersonColumn.of("PERSON", "/personId"),
                    PersonColumn.of("OWNER", "/ownerId"),
                    Column.flexible("OWNER BY", Fields.at("/ownerVia")));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Only of this class: ${COMPLETION-CANDIDATES}.")
    private @Nullable IdentityClass only;

    @Option(names = "--ownerless", description = "Only those that nobody answers for.")
    private boolean ownerless;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Only this account.")
    private @Nullable String account;

    @Option(
            names = "--owner",
            paramLabel = "ID",
            description = "Only those this person answers for.")
    private @Nullable String owner;

    @Override
    public Integer call() {
        Api open = api.open();
        String query =
                Query.of("/identities")
                        .with("class", only)
                        .with("ownerless", ownerless ? true : null)
                        .with("account", account)
                        .with("owner", owner == null ? null : Ids.person(open, owner))
                        .toString();
        List<JsonNode> found = open.list(Service.COLLECTOR, query);
        if (found.isEmpty()) {
            KnownNames.ACCOUNT.require(open, account);
        }
        listing.print(COLUMNS, found, "no such identity; only what an inventory shows is judged");
        return 0;
    }
}
