package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.CommandFailure;
import dev.attest.iamaudit.mfa.UserVerdict;
import java.util.List;
import java.util.function.Consumer;

/// Every IAM user of an account, as the last credential report shows them that the collector read.
final class CollectedUsers {
    /// Root has a row in every report.
    private static final int ROOT = 1;

    private final Api api;
    private final String account;

    CollectedUsers(Api api, String account) {
        this.api = api;
        this.account = account;
    }

    /// Tells of every user, and on standard error of which moment.
    ///
    /// @return whether these are all users there were
    boolean each(Consumer<UserVerdict> tell) {
        JsonNode report = report();
        String at = Fields.text(report, "/observedAt");
        List<JsonNode> users = users(at);
        users.forEach(user -> tell.accept(verdict(user)));
        System.err.println("By the credential report of account " + account + " of " + at);
        boolean whole = report.path("complete").asBoolean();
        if (!whole) {
            System.err.println(
                    "attest: the report was not read wholly: " + Fields.text(report, "/gaps/0"));
        }
        return counted(report, users.size()) && whole;
    }

    /// A report that was read before the inventory kept states shows its totals and no users.
    private boolean counted(JsonNode report, int users) {
        int rows = report.at("/parsed/users").asInt();
        boolean all = users + ROOT == rows;
        if (!all) {
            System.err.println(
                    "attest: the inventory has "
                            + users
                            + " users of that moment, the report had "
                            + rows
                            + " rows with root's; "
                            + again());
        }
        return all;
    }

    private String again() {
        return "`attest collect --account "
                + account
                + " --source inventory.iam-credential-report` reads another";
    }

    private JsonNode report() {
        String query =
                Query.of("/snapshots")
                        .with("account", account)
                        .with("source", "IAM_CREDENTIAL_REPORT")
                        .toString();
        return api.list(Service.COLLECTOR, query, 1).stream()
                .findFirst()
                .orElseThrow(() ->
                        CommandFailure.usage(
                                "no credential report of account "
                                        + account
                                        + " was read; `attest collect --account "
                                        + account
                                        + " --source inventory.iam-credential-report` does it"));
    }

    private List<JsonNode> users(String at) {
        return api.list(
                Service.COLLECTOR,
                Query.of("/inventory/population")
                        .with("account", account)
                        .with("kind", "iam-credential-report")
                        .with("type", "iam-user")
                        .with("at", at)
                        .toString());
    }

    private static UserVerdict verdict(JsonNode user) {
        String name = Fields.text(user, "/name");
        JsonNode console = user.at("/state/consolePassword");
        JsonNode mfa = user.at("/state/mfa");
        return console.isBoolean() && mfa.isBoolean()
                ? new UserVerdict.Known(name, console.asBoolean(), mfa.asBoolean())
                : new UserVerdict.Unknown(name, "the report does not tell of password and MFA");
    }
}
