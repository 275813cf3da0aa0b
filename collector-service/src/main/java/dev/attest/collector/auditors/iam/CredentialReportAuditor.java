package dev.attest.collector.auditors.iam;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.iamaudit.report.BrokenSourceException;
import dev.attest.iamaudit.report.CredentialReport;
import dev.attest.iamaudit.report.ReportEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;
import software.amazon.awssdk.services.iam.model.User;

/// The credential report. AWS makes one every four hours; until then it gives the last one again,
/// which shows the moment it was made at.
@ApplicationScoped
class CredentialReportAuditor implements InventoryAuditor {

    /// AWS takes a while to make a report: who comes meanwhile may be in it or not.
    private static final Duration MAKING = Duration.ofMinutes(15);

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
        return List.of("iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:ListUsers");
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
            count(iam, report, sink);
        }
    }

    /// Who was there when AWS made the report has a row in it, unless deleted since; who came later
    /// has none.
    private static void count(
            IamClient iam, GetCredentialReportResponse report, InventorySink sink) {
        Set<String> rows = new HashSet<>();
        try {
            CredentialReport.read(report.content().asByteArray())
                    .entries()
                    .forEach(entry -> rows.add(user(entry)));
        } catch (BrokenSourceException e) {
            sink.problem("the credential report", String.valueOf(e.getMessage()));
            return;
        }
        sink.attempt(
                        "ListUsers",
                        Set.of(),
                        () ->
                                iam.listUsersPaginator().users().stream()
                                        .filter(user ->
                                                user.createDate()
                                                        .plus(MAKING)
                                                        .isBefore(report.generatedTime()))
                                        .map(User::userName)
                                        .toList())
                .ifPresent(users ->
                        sink.control(
                                "users of ListUsers from before the report",
                                users.size(),
                                users.stream().filter(rows::contains).count()));
    }

    /// Of a line that cannot be read the name may be known.
    private static String user(ReportEntry entry) {
        return switch (entry) {
            case ReportEntry.Row row -> row.user();
            case ReportEntry.Unread unread -> unread.user().orElse("");
        };
    }
}
