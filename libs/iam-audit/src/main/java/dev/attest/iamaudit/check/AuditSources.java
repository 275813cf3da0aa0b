package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.inventory.Holder;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.report.CredentialReport;
import dev.attest.iamaudit.report.ReportEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is known of the account.
///
/// @param at the moment that the files show: ages are counted to it
/// @param outputs what other commands of AWS printed
/// @param refused what AWS did not tell when it was asked, and why
public record AuditSources(
        Instant at,
        Optional<CredentialReport> credentialReport,
        Optional<Inventory> inventory,
        Map<Source, List<JsonNode>> outputs,
        Map<Source, String> refused) {

    public AuditSources {
        outputs = Map.copyOf(outputs);
        refused = Map.copyOf(refused);
    }

    /// What files tell.
    public AuditSources(
            Instant at,
            Optional<CredentialReport> credentialReport,
            Optional<Inventory> inventory,
            Map<Source, List<JsonNode>> outputs) {
        this(at, credentialReport, inventory, outputs, Map.of());
    }

    CredentialReport report() {
        return credentialReport.orElseThrow(() -> missing(Source.CREDENTIAL_REPORT));
    }

    Inventory details() {
        return inventory.orElseThrow(() -> missing(Source.AUTHORIZATION_DETAILS));
    }

    /// What an output holds of which there is one.
    JsonNode output(Source source) {
        return outputs(source).getFirst().path(source.member());
    }

    /// What the outputs list, all together.
    List<JsonNode> items(Source source) {
        List<JsonNode> items = new ArrayList<>();
        outputs(source).forEach(output -> output.path(source.member()).forEach(items::add));
        return items;
    }

    /// The outputs as they are.
    List<JsonNode> outputs(Source source) {
        List<JsonNode> given = outputs.get(source);
        if (given == null) {
            throw missing(source);
        }
        return given;
    }

    /// The line of root.
    ReportEntry.Row root() {
        return report().root()
                .orElseThrow(() ->
                        new UndecidedException(
                                "the credential report has no line of "
                                        + ReportEntry.ROOT
                                        + " that can be read"));
    }

    /// The account; `account` when nothing tells its id.
    String account() {
        Set<String> told = accountsOfReport();
        return named(told.isEmpty() ? accountsOfDetails() : told);
    }

    /// The account that the authorization details tell of.
    String accountOfDetails() {
        return named(accountsOfDetails());
    }

    /// Whether the credential report and the authorization details tell of accounts that have
    /// nothing to do with one another.
    public boolean ofDifferentAccounts() {
        Set<String> report = accountsOfReport();
        Set<String> details = accountsOfDetails();
        return !report.isEmpty() && !details.isEmpty() && Collections.disjoint(report, details);
    }

    private Set<String> accountsOfReport() {
        return credentialReport.stream()
                .flatMap(report -> report.rows().stream())
                .map(row -> row.resource().split(":", 6))
                .filter(parts -> parts.length == 6)
                .map(parts -> parts[4])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> accountsOfDetails() {
        return inventory.stream()
                .flatMap(details -> details.holders().stream())
                .map(Holder::account)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(Set<String> accounts) {
        return accounts.isEmpty() ? "account" : String.join(", ", accounts);
    }

    /// Whether everything that was given could be read.
    public boolean whole() {
        return inventory.map(Inventory::whole).orElse(true)
                && credentialReport.map(report -> report.unread().isEmpty()).orElse(true);
    }

    boolean has(Source source) {
        return outputs.containsKey(source);
    }

    private UndecidedException missing(Source source) {
        String why = refused.get(source);
        return new UndecidedException(
                "needs "
                        + source.text()
                        + (why == null ? ", which was not given" : ", which AWS refused: " + why));
    }
}
