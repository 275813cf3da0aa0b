package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import dev.attest.iamaudit.check.Check;
import dev.attest.iamaudit.check.CheckFinding;
import dev.attest.iamaudit.check.CheckStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What all checks found, the worst first. JSON and CSV have every finding; a terminal gets a
/// paragraph for each check that somebody should look at, and the names of the others.
record CheckListing(Map<Check, List<CheckFinding>> found) {
    /// As many are read at a glance.
    private static final int SHOWN = 6;

    private static final List<Column<CheckFinding>> COLUMNS =
            List.of(
                    Column.fixed("CHECK", finding -> finding.check().id()),
                    Column.fixed("RESOURCE", CheckFinding::resource),
                    Column.fixed("STATUS", finding -> finding.status().name()),
                    Column.fixed("SEVERITY", finding -> finding.check().severity().name()),
                    Column.fixed("REASON", CheckFinding::reason),
                    Column.fixed("FRAMEWORKS", finding -> frameworks(finding.check())));

    void print(ListingOptions listing) {
        List<CheckFinding> findings = found.values().stream().flatMap(List::stream).toList();
        switch (listing.format()) {
            case TABLE ->
                    listing.printParagraphs(
                            List.of(), List.of(), paragraphs(), Function.identity());
            case JSON, CSV ->
                    listing.printParagraphs(
                            findings.stream().map(CheckListing::json).toList(),
                            COLUMNS,
                            findings,
                            finding -> List.of());
        }
    }

    boolean anyFails() {
        return found.values().stream()
                .flatMap(List::stream)
                .anyMatch(finding -> finding.status() == CheckStatus.FAIL);
    }

    /// How many checks came out how, such as `65 checks: 3 FAIL, 2 PASS`.
    String summary() {
        Map<CheckStatus, Long> counts =
                found.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        CheckListing::worst,
                                        () -> new EnumMap<>(CheckStatus.class),
                                        Collectors.counting()));
        return found.size()
                + " checks: "
                + counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    private List<List<String>> paragraphs() {
        List<List<String>> paragraphs = new ArrayList<>();
        found.entrySet().stream()
                .filter(each -> lookedAt(each.getValue()))
                .sorted(
                        Comparator.comparing((Map.Entry<Check, List<CheckFinding>> each) ->
                                        worst(each.getValue()))
                                .thenComparing(each -> each.getKey().severity()))
                .forEach(each -> paragraphs.add(paragraph(each.getKey(), each.getValue())));
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        found.forEach((check, findings) ->
                wholly(findings)
                        .ifPresent(reason ->
                                unknown.computeIfAbsent(reason, none -> new ArrayList<>())
                                        .add(check.id())));
        unknown.forEach((reason, checks) ->
                paragraphs.add(
                        List.of(
                                CheckStatus.NOT_EVALUATED + "  " + reason,
                                String.join(" ", checks))));
        names(CheckStatus.PASS).ifPresent(paragraphs::add);
        names(CheckStatus.NOT_APPLICABLE).ifPresent(paragraphs::add);
        return paragraphs;
    }

    private static List<String> paragraph(Check check, List<CheckFinding> findings) {
        CheckStatus worst = worst(findings);
        List<CheckFinding> worthIt =
                findings.stream()
                        .filter(each -> each.status().compareTo(CheckStatus.PASS) < 0)
                        .sorted(Comparator.comparing(CheckFinding::status))
                        .toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s  %s  %s (should be: %s)"
                        .formatted(worst, check.severity(), check.id(), check.title()));
        worthIt.stream().limit(SHOWN).forEach(each -> lines.add(line(each, worst)));
        if (worthIt.size() > SHOWN) {
            lines.add("and " + (worthIt.size() - SHOWN) + " more; -o json and -o csv have all");
        }
        lines.add(frameworks(check));
        return lines;
    }

    private static String line(CheckFinding finding, CheckStatus worst) {
        String status = finding.status() == worst ? "" : finding.status() + " ";
        return status + finding.resource() + ": " + finding.reason();
    }

    private Optional<List<String>> names(CheckStatus status) {
        String names =
                found.entrySet().stream()
                        .filter(each -> worst(each.getValue()) == status)
                        .map(each -> each.getKey().id())
                        .collect(Collectors.joining(" "));
        return names.isEmpty() ? Optional.empty() : Optional.of(List.of(status.name(), names));
    }

    /// Whether some resource came out badly, or could not be judged while others could.
    private static boolean lookedAt(List<CheckFinding> findings) {
        return worst(findings).compareTo(CheckStatus.PASS) < 0 && wholly(findings).isEmpty();
    }

    /// Why the check could not judge anything; empty when it could.
    private static Optional<String> wholly(List<CheckFinding> findings) {
        return findings.size() == 1 && findings.getFirst().status() == CheckStatus.NOT_EVALUATED
                ? Optional.of(findings.getFirst().reason())
                : Optional.empty();
    }

    private static CheckStatus worst(List<CheckFinding> findings) {
        return findings.stream()
                .map(CheckFinding::status)
                .min(Comparator.naturalOrder())
                .orElse(CheckStatus.NOT_APPLICABLE);
    }

    private static String frameworks(Check check) {
        return check.frameworks().entrySet().stream()
                .map(each -> each.getKey() + " " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static ObjectNode json(CheckFinding finding) {
        Check check = finding.check();
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("check", check.id())
                        .put("title", check.title())
                        .put("resource", finding.resource())
                        .put("status", finding.status().name())
                        .put("severity", check.severity().name())
                        .put("reason", finding.reason());
        ObjectNode frameworks = json.putObject("frameworks");
        check.frameworks()
                .forEach((framework, ids) -> {
                    ArrayNode requirements = frameworks.putArray(framework);
                    ids.forEach(requirements::add);
                });
        return json;
    }
}
