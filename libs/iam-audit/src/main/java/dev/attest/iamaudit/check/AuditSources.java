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
/// @param outputs what other commands of AWS printed; `Error` stands in those that AWS refused for
///   a region or one thing of several
/// @param missing what is not known as a whole, and why: half a sentence, such as `AWS refused:
///   AccessDenied`
/// @param named the account by its id, where somebody asked for it; else what sources tell
public record AuditSources(
        Instant at,
        Optional<CredentialReport> credentialReport,
        Optional<Inventory> inventory,
        Map<Source, List<JsonNode>> outputs,
        Map<Source, String> missing,
        Optional<String> named) {

    public AuditSources {
        outputs = Map.copyOf(outputs);
        missing = Map.copyOf(missing);
    }

    /// What files tell.
    public AuditSources(
            Instant at,
            Optional<CredentialReport> credentialReport,
            Optional<Inventory> inventory,
            Map<Source, List<JsonNode>> outputs) {
        this(at, credentialReport, inventory, outputs, Map.of(), Optional.empty());
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

    /// Those outputs that are about one thing, such as a trail; the last of each where there are
    /// several.
    Optional<JsonNode> about(Source source, String subject) {
        return outputs(source).stream()
                .filter(output -> output.path(source.subject()).asText().equals(subject))
                .reduce((first, last) -> last);
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
        return named.orElseGet(() -> words(told.isEmpty() ? accountsOfDetails() : told));
    }

    /// The account that the authorization details tell of.
    String accountOfDetails() {
        return words(accountsOfDetails());
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

    private static String words(Set<String> accounts) {
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
        return new UndecidedException(
                "needs "
                        + source.text()
                        + ", which "
                        + missing.getOrDefault(source, "was not given"));
    }
}
