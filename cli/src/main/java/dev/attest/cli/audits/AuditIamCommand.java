package dev.attest.cli.audits;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.Check;
import dev.attest.iamaudit.mfa.MfaVerdicts;
import dev.attest.iamaudit.report.CredentialReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.iam.IamClient;

/// `attest audit iam`.
@Command(
        name = "iam",
        description = {
            "Whether every IAM user who signs in to the console does so with MFA: by a credential"
                    + " report, or without one by asking AWS with the credentials of this machine.",
            "The result is also written to the working directory, as CSV and as JSON. The exit code"
                    + " is 1 when something is found, and 4 when part of a file could not be read."
        })
final class AuditIamCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Path workingDirectory;
    private final Supplier<IamClient> aws;

    @Mixin private ListingOptions listing;

    @Mixin private SourceOptions sources;

    @Mixin private CheckOptions checks;

    AuditIamCommand() {
        this(Clock.systemDefaultZone(), Path.of(""), AwsClients::iam);
    }

    /// @param clock in the zone whose time the audit shows
    AuditIamCommand(Clock clock, Path workingDirectory, Supplier<IamClient> aws) {
        this.clock = clock;
        this.workingDirectory = workingDirectory;
        this.aws = aws;
    }

    @Override
    public Integer call() {
        refuseMisuse();
        List<Check> asked = checks.checks();
        boolean whole;
        boolean found;
        if (sources.none()) {
            try (IamClient iam = aws.get()) {
                MfaRun run = new MfaRun(clock, listing.format());
                boolean everybody = new AwsUsers(iam).each(run::tell);
                var outcome = run.end(everybody, !checks.all(), workingDirectory);
                AwsSources live = new AwsSources(iam, PAUSE);
                found = outcome.anyFails() | ask(asked, () -> live.read(clock.instant()), true);
                whole = outcome.whole() & live.whole();
            }
        } else {
            MfaRun run = new MfaRun(clock, listing.format());
            Optional<CredentialReport> report =
                    sources.credentialReport().map(AuditFiles::credentialReport);
            AuditSources known = sources.read(report, clock.instant());
            whole = remark(report, known);
            found = false;
            if (report.isPresent()) {
                boolean everybody = byReport(report.get(), run);
                var outcome = run.end(everybody, !checks.all(), workingDirectory);
                whole &= outcome.whole();
                found = outcome.anyFails();
            }
            found |= ask(asked, () -> known, report.isPresent());
        }
        if (!whole) {
            return ExitCode.PARTLY_DONE.number();
        }
        return (found ? ExitCode.FINDINGS : ExitCode.FINE).number();
    }

    /// Asks the checks, if they are to be asked.
    ///
    /// @param goesOn whether something was printed before
    /// @return whether one of them found something
    private boolean ask(List<Check> asked, Supplier<AuditSources> known, boolean goesOn) {
        if (!checks.all()) {
            return false;
        }
        CheckListing listed = CheckOptions.run(asked, known.get());
        if (goesOn && listing.format() == OutputFormat.TABLE) {
            System.out.println();
        }
        listed.print(listing);
        System.err.println(listed.summary());
        return listed.anyFails();
    }

    private void refuseMisuse() {
        if (!checks.all() && (checks.any() || sources.onlyForChecks())) {
            throw CommandFailure.usage("--aws-output, --at and --set are for --all");
        }
        if (!checks.all() && !sources.none() && sources.credentialReport().isEmpty()) {
            throw CommandFailure.usage(
                    "authorization details do not tell who has a password and MFA: give"
                            + " --credential-report F, or --all");
        }
    }

    private static boolean byReport(CredentialReport report, MfaRun run) {
        MfaVerdicts.of(report).forEach(run::tell);
        return report.unread().isEmpty();
    }

    /// Names what could not be read.
    ///
    /// @return whether all of it could
    private boolean remark(Optional<CredentialReport> report, AuditSources known) {
        report.ifPresent(read -> {
            String file = String.valueOf(sources.credentialReport().orElse(null));
            read.unread()
                    .forEach(
                            line -> complain(file + " line " + line.line() + ": " + line.reason()));
            if (read.root().isEmpty() && read.unread().isEmpty()) {
                complain(
                        file
                                + " has no line of <root_account>, with which every report of AWS"
                                + " begins");
            }
        });
        known.inventory()
                .ifPresent(details ->
                        details.problems()
                                .forEach(problem ->
                                        complain(
                                                sources.authorizationDetails().orElse(null)
                                                        + " "
                                                        + problem.pointer()
                                                        + ": "
                                                        + problem.message())));
        if (known.ofDifferentAccounts()) {
            complain(
                    "the credential report and the authorization details are of different accounts");
        }
        return report.map(read -> read.unread().isEmpty()).orElse(true)
                && known.inventory().map(details -> details.whole()).orElse(true);
    }

    private static void complain(String text) {
        System.err.println(Visible.text("attest: " + text));
    }
}
