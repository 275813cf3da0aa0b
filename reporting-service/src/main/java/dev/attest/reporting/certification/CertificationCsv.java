package dev.attest.reporting.certification;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Decision;
import dev.attest.reporting.certification.model.Remediation;
import dev.attest.reporting.certification.model.ReviewedItem;
import dev.attest.reporting.certification.model.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The report's items as CSV (RFC 4180, UTF-8, header line): one row an item. A text that a
/// spreadsheet would take for a formula gets an apostrophe in front.
final class CertificationCsv {

    private static final Pattern FORMULA =
            Pattern.compile(
                    "[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]");
    private static final Map<String, Function<ReviewedItem, @Nullable Object>> COLUMNS = columns();

    private CertificationCsv() {}

    static byte[] render(CertificationReport report) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    concat(
                            List.of("report_id", "log_position", "campaign_id", "campaign_state"),
                            List.copyOf(COLUMNS.keySet())));
            List<String> common =
                    List.of(
                            report.header().reportId().toString(),
                            Long.toString(report.header().logPosition()),
                            report.campaign().id().toString(),
                            report.campaign().state().name());
            for (ReviewedItem item : report.items()) {
                csv.writeRecord(
                        concat(
                                common,
                                COLUMNS.values().stream()
                                        .map(column -> cell(column.apply(item)))
                                        .toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> concat(List<String> left, List<String> right) {
        return java.util.stream.Stream.concat(left.stream(), right.stream()).toList();
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : harmless(value.toString());
    }

    /// Spreadsheets start a formula at these characters, some also at their full-width forms; a
    /// blank or something invisible may hide one.
    static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    private static Map<String, Function<ReviewedItem, @Nullable Object>> columns() {
        Map<String, Function<ReviewedItem, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("item_id", ReviewedItem::id);
        columns.put("package_id", ReviewedItem::packageId);
        columns.put("reviewer", item -> item.reviewer().words());
        columns.put("reviewer_email", item -> item.reviewer().email());
        columns.put("subject_id", ReviewedItem::subjectId);
        columns.put("subject", ReviewedItem::subjectName);
        columns.put("principal_id", ReviewedItem::principalId);
        columns.put("account_id", item -> item.account().id());
        columns.put("account", item -> item.account().name());
        columns.put("kind", ReviewedItem::kind);
        columns.put("entitlement_id", ReviewedItem::entitlementId);
        columns.put("title", ReviewedItem::title);
        columns.put("detail", ReviewedItem::detail);
        columns.put("last_used", ReviewedItem::lastUsed);
        columns.put("last_used_known", ReviewedItem::lastUsedKnown);
        columns.put("risk_score", ReviewedItem::riskScore);
        columns.put("recommendation", ReviewedItem::recommendation);
        columns.put("reasons", item -> String.join("\n", item.reasons()));
        putDecision(columns);
        putRemoval(columns);
        return columns;
    }

    private static void putDecision(Map<String, Function<ReviewedItem, @Nullable Object>> columns) {
        columns.put("outcome", decision(Decision::outcome));
        columns.put("decision_version", decision(Decision::version));
        columns.put("comment", decision(Decision::comment));
        columns.put("decided_by", decision(d -> d.decidedBy().words()));
        columns.put("decided_by_id", decision(d -> d.decidedBy().id()));
        columns.put("decided_at", decision(Decision::decidedAt));
        columns.put("against_recommendation", decision(Decision::againstRecommendation));
        columns.put("signed", decision(Decision::signed));
        columns.put("decision_log_index", decision(Decision::logIndex));
    }

    private static void putRemoval(Map<String, Function<ReviewedItem, @Nullable Object>> columns) {
        columns.put("remediation_id", removal(Remediation::id));
        columns.put("remediation_state", removal(Remediation::state));
        columns.put("commands", removal(r -> String.join("\n", r.commands())));
        columns.put("also_removes", removal(r -> String.join("\n", r.alsoRemoves())));
        columns.put("planned_at", removal(Remediation::plannedAt));
        columns.put("due_at", removal(Remediation::dueAt));
        columns.put("verified_at", removal(Remediation::verifiedAt));
        columns.put("proof_snapshot_id", proof(Snapshot::id));
        columns.put("proof_source", proof(Snapshot::source));
        columns.put("proof_observed_at", proof(Snapshot::observedAt));
        columns.put("proof_log_index", proof(Snapshot::logIndex));
        columns.put("failure", removal(Remediation::failure));
        columns.put(
                "taken_along_by",
                item ->
                        item.takenAlongBy().stream()
                                .map(UUID::toString)
                                .collect(Collectors.joining("\n")));
    }

    private static Function<ReviewedItem, @Nullable Object> decision(
            Function<Decision, @Nullable Object> member) {
        return item -> {
            Decision decision = item.decision();
            return decision == null ? null : member.apply(decision);
        };
    }

    private static Function<ReviewedItem, @Nullable Object> removal(
            Function<Remediation, @Nullable Object> member) {
        return item -> {
            Remediation remediation = item.remediation();
            return remediation == null ? null : member.apply(remediation);
        };
    }

    private static Function<ReviewedItem, @Nullable Object> proof(
            Function<Snapshot, @Nullable Object> member) {
        return removal(remediation -> {
            Snapshot proof = remediation.proof();
            return proof == null ? null : member.apply(proof);
        });
    }
}
