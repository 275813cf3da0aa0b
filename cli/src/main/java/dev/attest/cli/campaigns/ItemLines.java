package dev.attest.cli.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ShortId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// An item of a package with all that its reviewer judges it by, as the console shows it.
final class ItemLines {
    /// What CSV has.
    static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.id("ITEM", Fields.at("/id")),
                    Column.fixed("SUBJECT", Fields.at("/subject/name")),
                    Column.fixed("ACCESS", ItemLines::access),
                    Column.fixed("ADVICE", ItemLines::advice),
                    Column.fixed("DECISION", Fields.at("/decision/outcome")),
                    Column.fixed("COMMENT", Fields.at("/decision/comment")),
                    Column.fixed("RISK", Fields.at("/subject/riskScore")),
                    Column.fixed("LEVEL", Fields.at("/subject/riskLevel")),
                    Column.fixed("PRINCIPAL", Fields.at("/principal/id")),
                    Column.fixed("PRECISELY", Fields.at("/entitlement/detail")),
                    Column.fixed("LAST USED", item -> lastUse(item, Fields.at("/lastUsed"))),
                    Column.fixed("ALLOWS", item -> String.join(" ", allows(item))),
                    Column.fixed("REASONS", item -> joined(item.path("reasons"))),
                    Column.fixed("TAKES ALONG", item -> joined(item.path("alsoRemoves"))),
                    Column.fixed("NOW", ItemLines::presence));

    private ItemLines() {}

    static List<String> of(JsonNode item) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s  %s: %s, %s"
                        .formatted(
                                ShortId.of(Fields.text(item, "/id")),
                                decision(item),
                                Fields.text(item, "/subject/name"),
                                access(item)));
        add(lines, "who", subject(item));
        add(lines, "held by", Fields.text(item, "/principal/id"));
        add(lines, "precisely", Fields.text(item, "/entitlement/detail"));
        add(lines, "last use", lastUse(item, Fields.minute("/lastUsed")));
        allows(item).forEach(each -> add(lines, "allows", each));
        add(lines, "advice", advice(item));
        texts(item.path("reasons")).forEach(each -> add(lines, "because", each));
        texts(item.path("alsoRemoves")).forEach(each -> add(lines, "takes along", each));
        add(lines, "now", presence(item));
        return lines;
    }

    /// The access and where it is, which most titles do not tell.
    private static String access(JsonNode item) {
        String title = Fields.text(item, "/entitlement/title");
        String account = Fields.text(item, "/entitlement/accountName");
        return account.isEmpty() || title.contains(account) ? title : title + ", " + account;
    }

    private static String decision(JsonNode item) {
        String outcome = Fields.text(item, "/decision/outcome");
        String comment = Fields.text(item, "/decision/comment");
        return outcome.isEmpty()
                ? "undecided"
                : outcome + (comment.isBlank() ? "" : " (" + comment + ")");
    }

    private static String subject(JsonNode item) {
        String score = Fields.text(item, "/subject/riskScore");
        String risk =
                score.isEmpty()
                        ? "risk unknown"
                        : "risk " + score + " " + Fields.text(item, "/subject/riskLevel");
        return List.of(
                        Fields.text(item, "/subject/department"),
                        Fields.text(item, "/subject/status")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '),
                        risk)
                .stream()
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static List<String> allows(JsonNode item) {
        List<String> allows = new ArrayList<>(texts(item.at("/meaning/sentences")));
        if (item.at("/meaning/administrator").isNull()) {
            allows.add("what it allows could not be fully evaluated");
        }
        return allows;
    }

    private static String lastUse(JsonNode item, Function<JsonNode, String> time) {
        if (!item.path("lastUsedKnown").asBoolean()) {
            return "unknown";
        }
        String at = time.apply(item);
        return at.isEmpty() ? "none recorded" : at;
    }

    private static String advice(JsonNode item) {
        return Fields.text(item, "/recommendation").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Empty while the latest reading still shows it.
    private static String presence(JsonNode item) {
        return switch (Fields.text(item, "/presence")) {
            case "GONE" -> "a newer reading no longer finds it";
            case "UNKNOWN" -> "not read again since the snapshot";
            default -> "";
        };
    }

    private static void add(List<String> lines, String what, String value) {
        if (!value.isEmpty()) {
            lines.add("%-11s  %s".formatted(what, value));
        }
    }

    private static String joined(JsonNode array) {
        return String.join(" ", texts(array));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
