package dev.attest.iamaudit.mfa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An audit as people and programs read it. Line for line and byte for byte the form of
/// `iam_audit.py`, so that what was built on that goes on working.
public record MfaReport(MfaAudit audit) {

    private static final String RULE = "=".repeat(40);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_MICROSECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What the terminal shows while users are looked at.
    public static List<String> lines(UserVerdict verdict) {
        return List.of(
                "Checking: " + verdict.username(),
                "    [" + verdict.status() + "] " + verdict.sentence());
    }

    /// The name of the files, without an ending.
    public String name() {
        return "iam_audit_" + IN_NAMES.format(audit.start());
    }

    /// What the terminal shows after the users.
    ///
    /// @param files that were written
    public List<String> summary(List<String> files) {
        List<String> lines = new ArrayList<>(List.of("", RULE));
        lines.add("Total users: " + audit.verdicts().size());
        lines.add("Compliant (MFA enabled): " + audit.count(ComplianceStatus.PASS));
        lines.add("No console access: " + audit.count(ComplianceStatus.INFO));
        lines.add("Non-compliant: " + audit.count(ComplianceStatus.FAIL));
        int unknown = audit.count(ComplianceStatus.NOT_EVALUATED);
        if (unknown > 0) {
            lines.add("Not evaluated: " + unknown);
        }
        lines.add("");
        lines.add("Audit started: " + moment(audit.start()));
        lines.add("Audit completed: " + moment(audit.end()));
        lines.add("Elapsed time: " + audit.elapsed().toPlainString() + " seconds");
        lines.add("Compliance rate: " + audit.complianceRate());
        if (!files.isEmpty()) {
            lines.addAll(List.of("", "Results exported to:"));
            files.forEach(file -> lines.add("  - " + file));
        }
        return lines;
    }

    /// A line a user, ended by carriage return and line feed.
    public String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("username", "has_console_access", "mfa_enabled", "compliance_status");
            for (UserVerdict verdict : audit.verdicts()) {
                csv.writeRecord(
                        verdict.username(),
                        truth(verdict.hasConsoleAccess()),
                        truth(verdict.mfaEnabled()),
                        verdict.status().name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Beside the fields of `iam_audit.py`: the rate over the users in scope, and how many could
    /// not be judged when there are any.
    public String json() {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode metadata = json.putObject("metadata");
        metadata.put("audit_start", moment(audit.start()));
        metadata.put("audit_end", moment(audit.end()));
        metadata.put("elapsed_seconds", audit.elapsed().doubleValue());
        metadata.put("total_users", audit.verdicts().size());
        metadata.put("compliance_rate", audit.complianceRate());
        metadata.put("compliance_rate_in_scope", audit.complianceRateInScope().orElse(null));
        if (!audit.whole()) {
            metadata.put("complete", false);
            metadata.put("not_evaluated", audit.count(ComplianceStatus.NOT_EVALUATED));
        }
        var findings = json.putArray("findings");
        for (UserVerdict verdict : audit.verdicts()) {
            findings.addObject()
                    .put("username", verdict.username())
                    .put("has_console_access", verdict.hasConsoleAccess().orElse(null))
                    .put("mfa_enabled", verdict.mfaEnabled().orElse(null))
                    .put("compliance_status", verdict.status().name());
        }
        return text(json);
    }

    private static String text(ObjectNode json) {
        DefaultIndenter four = new DefaultIndenter("    ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                        .withArrayEmptySeparator(""))
                        .withObjectIndenter(four)
                        .withArrayIndenter(four);
        try {
            return JSON.writer(printer).writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A whole second stands without a fraction.
    private static String moment(LocalDateTime at) {
        return (at.getNano() == 0 ? TO_THE_SECOND : TO_THE_MICROSECOND).format(at);
    }

    private static String truth(Optional<Boolean> known) {
        return known.map(yes -> yes ? "True" : "False").orElse("");
    }
}
