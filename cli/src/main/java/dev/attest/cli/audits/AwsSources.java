package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.awsjson.AwsJson;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.report.BrokenSourceException;
import dev.attest.iamaudit.report.CredentialReport;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/// What checks go by, as IAM tells it. What it refuses is remembered with the reason.
final class AwsSources {
    /// AWS makes a report within seconds, and one every four hours.
    private static final int PATIENCE = 60;

    private final IamClient iam;
    private final Duration pause;
    private final Map<Source, List<JsonNode>> outputs = new EnumMap<>(Source.class);
    private final Map<Source, String> refused = new EnumMap<>(Source.class);

    /// @param pause before asking again whether the report is made
    AwsSources(IamClient iam, Duration pause) {
        this.iam = iam;
        this.pause = pause;
    }

    AuditSources read(Instant now) {
        Optional<CredentialReport> report = ask(Source.CREDENTIAL_REPORT, this::report);
        Optional<Inventory> details =
                ask(
                        Source.AUTHORIZATION_DETAILS,
                        () ->
                                Inventory.read(
                                        AwsJson.of(iam.getAccountAuthorizationDetailsPaginator())));
        keep(Source.PASSWORD_POLICY, this::passwordPolicy);
        keep(Source.ACCOUNT_SUMMARY, () -> AwsJson.of(iam.getAccountSummary()));
        keep(Source.VIRTUAL_MFA_DEVICES, () -> AwsJson.of(iam.listVirtualMFADevicesPaginator()));
        keep(Source.SAML_PROVIDERS, () -> AwsJson.of(iam.listSAMLProviders()));
        keep(Source.SERVER_CERTIFICATES, () -> AwsJson.of(iam.listServerCertificatesPaginator()));
        keep(
                Source.ORGANIZATION_FEATURES,
                () -> AwsJson.of(iam.listOrganizationsFeatures(ask -> {})));
        return new AuditSources(now, report, details, outputs, refused);
    }

    /// Whether IAM refused nothing that an account can be asked; only the management account of an
    /// organization is told of the organization.
    boolean whole() {
        return refused.keySet().stream().allMatch(Source.ORGANIZATION_FEATURES::equals);
    }

    private void keep(Source source, Supplier<JsonNode> question) {
        ask(source, question).ifPresent(answer -> outputs.put(source, List.of(answer)));
    }

    private <T> Optional<T> ask(Source source, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (SdkException e) {
            String why = AwsUsers.why(e);
            refused.put(source, why);
            System.err.println(Visible.text("attest: " + source.command() + ": " + why));
            return Optional.empty();
        }
    }

    /// An account without a password policy asks nothing of passwords but AWS's own eight
    /// characters.
    private JsonNode passwordPolicy() {
        try {
            return AwsJson.of(iam.getAccountPasswordPolicy());
        } catch (NoSuchEntityException none) {
            var json = JsonNodeFactory.instance.objectNode();
            json.putObject("PasswordPolicy");
            return json;
        }
    }

    private CredentialReport report() {
        try {
            for (int i = 0;
                    iam.generateCredentialReport().state() != ReportStateType.COMPLETE;
                    i++) {
                if (i == PATIENCE) {
                    throw SdkClientException.create("the report is not made in time");
                }
                Thread.sleep(pause);
            }
            return CredentialReport.read(iam.getCredentialReport().content().asByteArray());
        } catch (BrokenSourceException e) {
            throw SdkClientException.create(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        }
    }
}
