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
import dev.attest.cli.output.ListingOptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attest alerts`.
@Command(
        name = "alerts",
        description =
                "Lists alerts, the newest first; with `show ID`, one with its record. `rules`,"
                        + " `test` and `replay` are for those who write rules.",
        subcommands = {
            AlertsShowCommand.class,
            AlertsAckCommand.class,
            AlertsAssignCommand.class,
            AlertsCloseCommand.class,
            AlertsReopenCommand.class,
            AlertsRulesCommand.class,
            AlertsTestCommand.class,
            AlertsReplayCommand.class
        })
public final class AlertsCommand implements Callable<Integer> {
    /// The severities, highest first.
    enum Severity {
        CRITICAL,
        HIGH,
        MEDIUM,
        LOW,
        INFO
    }

    /// Where it stands.
    enum State {
        OPEN,
        ACKNOWLEDGED,
        ASSIGNED,
        CLOSED
    }

    private static final String ALL = "/alerts";
    private static final String OWN_RULES = "attest-";
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.id("ALERT", Fields.at("/id")),
                    Column.fixed("SEVERITY", Fields.at("/severity")),
                    Column.wrapped("RULE", AlertsCommand::rule),
                    Column.fixed("WHEN", Fields.minute("/eventTime")),
                    Column.fixed("ACCOUNT", Fields.at("/accountId")),
                    Column.flexible("ACTOR", AlertsCommand::actor));

    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Option(names = "--severity", paramLabel = "S", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Severity severity;

    @Option(names = "--rule", paramLabel = "ID", description = "Of this rule only.")
    private @Nullable String rule;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = AccountId.class,
            description = "Of this account only.")
    private @Nullable String account;

    @Option(
            names = "--since",
            paramLabel = "T",
            description = "An instant, a day, or how long ago: 90m, 24h, 7d.")
    private @Nullable Instant since;

    @Option(names = "--state", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}")
    private @Nullable State state;

    @Override
    public Integer call() {
        String query =
                Query.of(ALL)
                        .with("severity", severity)
                        .with("rule", rule)
                        .with("account", account)
                        .with("since", since)
                        .with("state", state)
                        .toString();
        boolean every = query.equals(ALL);
        Api open = api.open();
        List<JsonNode> found = open.list(Service.COLLECTOR, query);
        if (found.isEmpty()) {
            KnownNames.RULE.require(open, ofActivity(rule));
            KnownNames.ACCOUNT.require(open, account);
        }
        listing.print(
                COLUMNS,
                found,
                every
                        ? "no alert: no rule matched in the activity that was read"
                        : "no such alert");
        return 0;
    }

    /// Rules over Attest itself are in no list.
    private static @Nullable String ofActivity(@Nullable String rule) {
        return rule == null || rule.startsWith(OWN_RULES) ? null : rule;
    }

    private static String rule(JsonNode alert) {
        String state = Fields.text(alert, "/state");
        boolean open = state.isEmpty() || state.equals(State.OPEN.name());
        long matches = alert.path("matches").asLong(1);
        return Fields.text(alert, "/ruleId")
                + (matches > 1 ? " ×" + matches : "")
                + (open ? "" : " (" + state.toLowerCase(Locale.ROOT) + ")");
    }

    /// Who held the role tells more than which role it was.
    static String actor(JsonNode alert) {
        String session = Fields.text(alert, "/actor/sessionName");
        return session.isEmpty() ? Fields.text(alert, "/actor/name") : session;
    }
}
