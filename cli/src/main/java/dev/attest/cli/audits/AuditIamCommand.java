package dev.attest.cli.audits;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.mfa.ComplianceStatus;
import dev.attest.iamaudit.mfa.MfaAudit;
import dev.attest.iamaudit.mfa.MfaReport;
import dev.attest.iamaudit.mfa.MfaVerdicts;
import dev.attest.iamaudit.mfa.UserVerdict;
import dev.attest.iamaudit.report.CredentialReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `attest audit iam`.
@Command(
        name = "iam",
        description = {
            "Whether every IAM user who signs in to the console does so with MFA; offline, nothing"
                    + " has to run.",
            "The result is also written to the working directory, as CSV and as JSON. The exit code"
                    + " is 1 when somebody signs in without, and 4 when a line of the report could"
                    + " not be read."
        })
final class AuditIamCommand implements Callable<Integer> {
    private final Clock clock;
    private final Path workingDirectory;

    @Option(
            names = "--credential-report",
            paramLabel = "F",
            description =
                    "The report that `aws iam get-credential-report` gives: the CSV, or the JSON"
                            + " around it.")
    private @Nullable Path credentialReport;

    AuditIamCommand() {
        this(Clock.systemDefaultZone(), Path.of(""));
    }

    /// @param clock in the zone whose time the audit shows
    AuditIamCommand(Clock clock, Path workingDirectory) {
        this.clock = clock;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        if (credentialReport == null) {
            throw CommandFailure.usage(
                    "audit what? --credential-report F, as `aws iam get-credential-report` gives it");
        }
        LocalDateTime start = LocalDateTime.now(clock);
        CredentialReport report = AuditFiles.credentialReport(credentialReport);
        List<UserVerdict> verdicts = MfaVerdicts.of(report);
        for (UserVerdict verdict : verdicts) {
            MfaReport.lines(verdict).forEach(line -> System.out.println(Visible.text(line)));
        }
        MfaAudit audit =
                new MfaAudit(start, LocalDateTime.now(clock), verdicts, report.unread().isEmpty());
        boolean written = export(new MfaReport(audit));
        remark(audit, report, credentialReport);
        if (!audit.whole() || !written) {
            return ExitCode.PARTLY_DONE.number();
        }
        return (audit.count(ComplianceStatus.FAIL) > 0 ? ExitCode.FINDINGS : ExitCode.FINE)
                .number();
    }

    private boolean export(MfaReport report) {
        List<String> files = List.of();
        boolean written = true;
        try {
            files = AuditFiles.write(report, workingDirectory);
        } catch (IOException e) {
            written = false;
            System.err.println(
                    Visible.text("attest: the results cannot be written: " + e.getMessage()));
        }
        report.summary(files).forEach(line -> System.out.println(Visible.text(line)));
        return written;
    }

    private static void remark(MfaAudit audit, CredentialReport report, Path file) {
        audit.complianceRateInScope()
                .ifPresent(rate ->
                        System.err.println(
                                "Compliance rate of the users in scope, those with console access: "
                                        + rate));
        report.unread()
                .forEach(line ->
                        System.err.println(
                                Visible.text(
                                        "attest: %s line %d: %s"
                                                .formatted(file, line.line(), line.reason()))));
        if (report.root().isEmpty() && report.unread().isEmpty()) {
            System.err.println(
                    Visible.text(
                            "attest: "
                                    + file
                                    + " has no line of <root_account>, with which every report of"
                                    + " AWS begins"));
        }
    }
}
