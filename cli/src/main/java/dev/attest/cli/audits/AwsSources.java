package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.EventQuestion;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.recording.RecordedSources;
import dev.attest.iamaudit.report.BrokenSourceException;
import dev.attest.iamaudit.report.CredentialReport;
import dev.attest.iamaudit.report.ReportEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/// What checks go by, as AWS itself tells it now. What it refuses is remembered with the reason.
final class AwsSources {
    /// AWS makes a report within seconds, and one every four hours.
    private static final int PATIENCE = 60;

    /// Answers that there is nothing.
    private static final Set<String> NOTHING =
            Set.of("NoSuchEntity", "NoSuchBucketPolicy", "NoSuchPublicAccessBlockConfiguration");

    private final AwsClients aws;
    private final Duration pause;
    private final RecordedSources recorded = new RecordedSources();
    private final Map<Source, String> missing = new EnumMap<>(Source.class);
    private final Set<String> named = new HashSet<>();
    private boolean whole = true;

    /// @param pause a second: before asking again whether something is made, and between as many
    ///   questions as AWS answers in a second
    AwsSources(AwsClients aws, Duration pause) {
        this.aws = aws;
        this.pause = pause;
    }

    /// @param regions in which analyzers, trails and events are looked for; all that the account
    ///   has switched on where none is named
    /// @param events what checks want to know of them; empty when nothing
    AuditSources read(Instant now, List<String> regions, Optional<EventQuestion> events) {
        Witness witness = new Witness(recorded, now);
        Optional<CredentialReport> report;
        try (IamClient iam = aws.iam(witness)) {
            ask(Source.CREDENTIAL_REPORT.command(), () -> makeReport(iam));
            report = report();
            ask(
                    Source.AUTHORIZATION_DETAILS.command(),
                    () -> iam.getAccountAuthorizationDetailsPaginator().forEach(page -> {}));
            ask(Source.PASSWORD_POLICY.command(), iam::getAccountPasswordPolicy);
            ask(Source.ACCOUNT_SUMMARY.command(), iam::getAccountSummary);
            ask(
                    Source.VIRTUAL_MFA_DEVICES.command(),
                    () -> iam.listVirtualMFADevicesPaginator().forEach(page -> {}));
            ask(Source.SAML_PROVIDERS.command(), iam::listSAMLProviders);
            ask(
                    Source.SERVER_CERTIFICATES.command(),
                    () -> iam.listServerCertificatesPaginator().forEach(page -> {}));
            // Only the account that manages an organization is told of it: no harm when not.
            quietly(() -> iam.listOrganizationsFeatures(all -> {}));
            new LastAccessedQuestions(iam, pause, PATIENCE).ask(recorded, this);
        }
        List<String> places =
                regions.isEmpty() ? new EnabledRegions(aws, recorded).ask(now, this) : regions;
        System.err.println(
                "Analyzers, trails and events are looked for in " + String.join(", ", places));
        new RegionQuestions(aws, witness).ask(places, report.flatMap(AwsSources::account), this);
        events.ifPresent(
                asked -> new EventQuestions(aws, witness, pause).ask(places, asked, now, this));
        missing.putAll(recorded.missing());
        return new AuditSources(
                now,
                report,
                recorded.authorizationDetails().map(Inventory::read),
                recorded.outputs(),
                missing,
                report.flatMap(AwsSources::account));
    }

    /// Whether AWS refused nothing that an account can be asked.
    boolean whole() {
        return whole;
    }

    /// One question; that it is refused is named once, and stops no other.
    void ask(String command, Runnable question) {
        try {
            question.run();
        } catch (SdkException e) {
            if (!NOTHING.contains(AwsUsers.why(e))) {
                whole = false;
                String reason = command + ": " + AwsUsers.why(e);
                if (named.add(reason)) {
                    System.err.println(Visible.text("attest: " + reason));
                }
            }
        }
    }

    private static void quietly(Runnable question) {
        try {
            question.run();
        } catch (SdkException known) {
            // Who witnesses the question has the reason.
        }
    }

    private void makeReport(IamClient iam) {
        for (int i = 0; iam.generateCredentialReport().state() != ReportStateType.COMPLETE; i++) {
            if (i == PATIENCE) {
                missing.put(Source.CREDENTIAL_REPORT, "AWS did not make in time");
                throw SdkClientException.create("the report is not made in time");
            }
            sleep(pause);
        }
        iam.getCredentialReport();
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        }
    }

    private Optional<CredentialReport> report() {
        Optional<JsonNode> answer = recorded.credentialReport();
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CredentialReport.of(answer.get()));
        } catch (BrokenSourceException e) {
            missing.put(Source.CREDENTIAL_REPORT, "cannot be read: " + e.getMessage());
            whole = false;
            return Optional.empty();
        }
    }

    private static Optional<String> account(CredentialReport report) {
        return report.root()
                .map(ReportEntry.Row::resource)
                .filter(arn -> arn.startsWith("arn:"))
                .map(arn -> arn.split(":", 6)[4]);
    }
}
