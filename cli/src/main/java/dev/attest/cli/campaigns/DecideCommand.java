package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Answer;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Refused;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.ShortId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest decide ITEM… --keep|--revoke`: as the reviewer (`--as`); the command line's own account
/// never decides.
@Command(
        name = "decide",
        description =
                "Keeps or revokes access, one or many items of one reviewer at once. A comment is"
                        + " needed where the decision goes against the recommendation.")
public final class DecideCommand implements Callable<Integer> {
    private static final String ITEM = "item";

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;
    @Mixin private SeenVersion seen;

    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids, as `tasks` shows them.")
    private List<String> items = List.of();

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why.")
    private @Nullable String comment;

    private final List<JsonNode> waiting = new ArrayList<>();

    /// Exactly one of the two.
    static final class Choice {
        @Option(names = "--keep", required = true, description = "The access stays.")
        private boolean keep;

        @Option(names = "--revoke", required = true, description = "The access has to go.")
        private boolean revoke;

        String outcome() {
            return revoke && !keep ? "REVOKE" : "KEEP";
        }
    }

    @Override
    public Integer call() {
        Api open = api.open();
        Map<String, List<String>> byPackage = new LinkedHashMap<>();
        for (String given : new LinkedHashSet<>(items)) {
            String item = Ids.whole(given, ITEM, () -> waiting(open), NotYours.of(ITEM, given));
            JsonNode found =
                    NotYours.unlessTold(
                            ITEM,
                            given,
                            () -> open.get(Service.CERTIFICATION, "/items/" + item).body());
            byPackage
                    .computeIfAbsent(Fields.text(found, "/packageId"), id -> new ArrayList<>())
                    .add(item);
        }
        List<JsonNode> decided = new ArrayList<>();
        byPackage.forEach((id, ids) -> decided.addAll(decide(open, id, ids)));
        listing.print(columns(), decided);
        return 0;
    }

    private List<JsonNode> waiting(Api open) {
        if (waiting.isEmpty()) {
            for (String state : List.of("OPEN", "DECIDED")) {
                String query =
                        Query.of("/packages").with("state", state).with("mine", true).toString();
                for (JsonNode one : open.list(Service.CERTIFICATION, query)) {
                    String path = "/packages/" + Fields.text(one, "/id") + "/items";
                    waiting.addAll(open.list(Service.CERTIFICATION, path));
                }
            }
        }
        return waiting;
    }

    private List<JsonNode> decide(Api open, String packageId, List<String> ids) {
        String path = "/packages/" + packageId;
        List<Map<String, String>> decisions = ids.stream().map(this::decision).toList();
        Answer answer = post(open, path, ids, Map.of("decisions", decisions));
        List<JsonNode> decided = new ArrayList<>();
        answer.body().path("items").forEach(decided::add);
        return decided;
    }

    /// What is wrong with a decision is said in the words that it was given in.
    private Answer post(Api open, String path, List<String> ids, Map<String, ?> decisions) {
        try {
            return open.post(
                    Service.CERTIFICATION,
                    path + "/decisions",
                    decisions,
                    seen.condition(open, path));
        } catch (Refused e) {
            String message = e.getMessage();
            for (int i = 0; i < ids.size(); i++) {
                String pointer = "/decisions/" + i + "/comment ";
                message = message.replace(pointer, ShortId.of(ids.get(i)) + ": --comment ");
            }
            throw new CommandFailure(e.exitCode(), message, e);
        }
    }

    private Map<String, String> decision(String item) {
        Map<String, String> decision = new LinkedHashMap<>();
        decision.put("itemId", item);
        decision.put("outcome", choice.outcome());
        if (comment != null) {
            decision.put("comment", comment);
        }
        return decision;
    }

    private static List<Column<JsonNode>> columns() {
        return List.of(
                Column.id("ITEM", Fields.at("/id")),
                Column.fixed("DECISION", Fields.at("/decision/outcome")),
                Column.flexible("SUBJECT", Fields.at("/subject/name")),
                Column.wrapped("ACCESS", Fields.at("/entitlement/title")));
    }
}
