package dev.attest.cli.audits;

import dev.attest.cli.output.OutputFormat;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.mfa.ComplianceStatus;
import dev.attest.iamaudit.mfa.MfaAudit;
import dev.attest.iamaudit.mfa.MfaReport;
import dev.attest.iamaudit.mfa.UserVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// An audit of console users that is going on: what it prints, and what it writes in the end.
final class MfaRun {
    private final Clock clock;
    private final OutputFormat format;
    private final LocalDateTime start;
    private final List<UserVerdict> verdicts = new ArrayList<>();

    /// @param clock in the zone whose time the audit shows
    MfaRun(Clock clock, OutputFormat format) {
        this.clock = clock;
        this.format = format;
        this.start = LocalDateTime.now(clock);
    }

    void tell(UserVerdict verdict) {
        verdicts.add(verdict);
        if (format == OutputFormat.TABLE) {
            MfaReport.lines(verdict).forEach(MfaRun::print);
        }
    }

    /// Ends the audit: writes the files and sums up.
    ///
    /// @param whole whether everybody there is was told of
    /// @param alone whether nothing else will be printed, so that JSON and CSV are the audit's own
    MfaOutcome end(boolean whole, boolean alone, Path workingDirectory) {
        boolean known =
                verdicts.stream()
                        .noneMatch(each -> each.status() == ComplianceStatus.NOT_EVALUATED);
        MfaAudit audit = new MfaAudit(start, LocalDateTime.now(clock), verdicts, whole && known);
        MfaReport report = new MfaReport(audit);
        List<String> files = List.of();
        boolean written = true;
        try {
            files = AuditFiles.write(report, workingDirectory);
        } catch (IOException e) {
            written = false;
            System.err.println(
                    Visible.text("attest: the results cannot be written: " + e.getMessage()));
        }
        switch (format) {
            case TABLE -> report.summary(files).forEach(MfaRun::print);
            case JSON -> printAlone(alone, report.json() + "\n", files);
            case CSV -> printAlone(alone, report.csv(), files);
        }
        audit.complianceRateInScope()
                .ifPresent(rate ->
                        System.err.println(
                                "Compliance rate of the users in scope, those with console access: "
                                        + rate));
        return new MfaOutcome(audit.whole() && written, audit.count(ComplianceStatus.FAIL) > 0);
    }

    private static void printAlone(boolean alone, String text, List<String> files) {
        if (alone) {
            System.out.print(text);
        }
        if (!files.isEmpty()) {
            System.err.println("Results exported to " + String.join(" and ", files));
        }
    }

    private static void print(String line) {
        System.out.println(Visible.text(line));
    }

    /// How it came out.
    ///
    /// @param whole whether everybody was judged and the results are written
    record MfaOutcome(boolean whole, boolean anyFails) {}
}
