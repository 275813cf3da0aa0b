package dev.attest.collector.auditors.iam;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/// The credential report. AWS makes one every four hours; until then it gives the last one again,
/// which shows the moment it was made at.
@ApplicationScoped
class CredentialReportAuditor implements InventoryAuditor {

    @Override
    public String kind() {
        return "iam-credential-report";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:GenerateCredentialReport", "iam:GetCredentialReport");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            AuditSession.Patience patience = session.patience();
            while (iam.generateCredentialReport().state() != ReportStateType.COMPLETE) {
                if (!patience.lasts()) {
                    throw SdkClientException.create("the credential report is not ready in time");
                }
            }
            GetCredentialReportResponse report = iam.getCredentialReport();
            sink.file(report.content().asByteArray(), report.generatedTime());
        }
    }
}
