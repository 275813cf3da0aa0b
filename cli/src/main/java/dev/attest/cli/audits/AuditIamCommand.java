package dev.attest.cli.audits;

import dev.attest.cli.audits.MfaRun.MfaOutcome;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.Check;
import dev.attest.iamaudit.check.EventQuestion;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.mfa.MfaVerdicts;
import dev.attest.iamaudit.report.CredentialReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private static final String REPORT = "the credential report";

    private final Clock clock;
    private final Path workingDirectory;
    private final @Nullable Supplier<AwsClients> aws;
    private final Duration pause;

    @Mixin private ListingOptions listing;

    @Mixin private SourceOptions sources;

    @Mixin private CheckOptions checks;

    @Mixin private ApiOptions api;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description =
                    "By what the collector read of this account last, instead of a file or AWS.")
    private @Nullable String account;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "With --all, when AWS itself is asked: where analyzers, trails and events are"
                            + " looked for. May be given several times. Default: every region that"
                            + " the account has switched on.")
    private List<String> regions = List.of();

    AuditIamCommand() {
        this(Clock.systemDefaultZone(), Path.of(""), null, Duration.ofSeconds(1));
    }

    /// @param clock in the zone whose time the audit shows
    /// @param aws null for that of this machine: it takes long to load, and every command line has
    ///   this command
    /// @param pause before asking AWS again for what it takes time to make
    AuditIamCommand(
            Clock clock,
            Path workingDirectory,
            @Nullable Supplier<AwsClients> aws,
            Duration pause) {
        this.pause = pause;
        this.clock = clock;
        this.workingDirectory = workingDirectory;
        this.aws = aws;
    }

    @Override
    public Integer call() {
        refuseMisuse();
        List<Check> asked = checks.checks();
        MfaOutcome outcome =
                account != null
                        ? collected(account, asked)
                        : sources.none() ? live(asked) : byFiles(asked);
        if (!outcome.whole()) {
            return ExitCode.PARTLY_DONE.number();
        }
        return (outcome.anyFails() ? ExitCode.FINDINGS : ExitCode.FINE).number();
    }

    private MfaOutcome collected(String id, List<Check> asked) {
        MfaRun run = new MfaRun(clock, listing.format());
        CollectedSources collected = new CollectedSources(api.open(), id);
        if (!checks.all()) {
            CredentialReport report = collected.report();
            remark(report, REPORT);
            boolean everybody = byReport(report, run) && collected.whole();
            return run.end(everybody, true, workingDirectory);
        }
        AuditSources known = collected.all(clock.instant());
        boolean readable = remark(known, REPORT, "the authorization details") && collected.whole();
        MfaOutcome users =
                known.credentialReport()
                        .map(read -> run.end(byReport(read, run), false, workingDirectory))
                        .orElse(new MfaOutcome(true, false));
        boolean found = ask(asked, known, known.credentialReport().isPresent());
        return new MfaOutcome(users.whole() && readable, users.anyFails() || found);
    }

    private MfaOutcome live(List<Check> asked) {
        AwsClients clients = aws == null ? AwsClients.ofThisMachine() : aws.get();
        MfaRun run = new MfaRun(clock, listing.format());
        MfaOutcome users;
        try (IamClient iam = clients.iam()) {
            boolean everybody = new AwsUsers(iam).each(run::tell);
            users = run.end(everybody, !checks.all(), workingDirectory);
        }
        if (!checks.all()) {
            return users;
        }
        AwsSources live = new AwsSources(clients, pause);
        AuditSources known = live.read(clock.instant(), regions, EventQuestion.of(asked));
        boolean readable =
                remark(
                        known,
                        Source.CREDENTIAL_REPORT.command(),
                        Source.AUTHORIZATION_DETAILS.command());
        boolean found = ask(asked, known, true);
        return new MfaOutcome(users.whole() && readable && live.whole(), users.anyFails() || found);
    }

    private MfaOutcome byFiles(List<Check> asked) {
        MfaRun run = new MfaRun(clock, listing.format());
        Optional<CredentialReport> report =
                sources.credentialReport().map(AuditFiles::credentialReport);
        AuditSources known = sources.read(report, clock.instant());
        boolean readable =
                remark(
                        known,
                        sources.credentialReport().map(String::valueOf).orElse(REPORT),
                        sources.authorizationDetails()
                                .map(String::valueOf)
                                .orElse("the authorization details"));
        MfaOutcome users =
                report.map(read -> run.end(byReport(read, run), !checks.all(), workingDirectory))
                        .orElse(new MfaOutcome(true, false));
        boolean found = checks.all() && ask(asked, known, report.isPresent());
        return new MfaOutcome(users.whole() && readable, users.anyFails() || found);
    }

    /// @param goesOn whether something was printed before
    /// @return whether one of the checks found something
    private boolean ask(List<Check> asked, AuditSources known, boolean goesOn) {
        CheckListing listed = CheckOptions.run(asked, known);
        if (goesOn && listing.format() == OutputFormat.TABLE) {
            System.out.println();
        }
        listed.print(listing);
        System.err.println(listed.summary());
        return listed.anyFails();
    }

    private void refuseMisuse() {
        if (account != null && !(sources.none() && sources.now())) {
            throw CommandFailure.usage(
                    "--account goes by what the collector read: give neither a file nor --at");
        }
        if (!regions.isEmpty() && (account != null || !checks.all() || !sources.none())) {
            throw CommandFailure.usage("--region is for --all when AWS itself is asked");
        }
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
    /// @param report the name of what told the credential report
    /// @param details the name of what told the authorization details
    /// @return whether all of it could
    private static boolean remark(AuditSources known, String report, String details) {
        known.credentialReport().ifPresent(read -> remark(read, report));
        known.inventory()
                .ifPresent(read ->
                        read.problems()
                                .forEach(problem ->
                                        complain(
                                                details
                                                        + " "
                                                        + problem.pointer()
                                                        + ": "
                                                        + problem.message())));
        if (known.ofDifferentAccounts()) {
            complain(
                    "the credential report and the authorization details are of different accounts");
        }
        return known.whole();
    }

    private static void remark(CredentialReport read, String name) {
        read.unread()
                .forEach(line -> complain(name + " line " + line.line() + ": " + line.reason()));
        if (read.root().isEmpty() && read.unread().isEmpty()) {
            complain(
                    name + " has no line of <root_account>, with which every report of AWS begins");
        }
    }

    private static void complain(String text) {
        System.err.println(Visible.text("attest: " + text));
    }
}
