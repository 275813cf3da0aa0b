package dev.attest.collector.auditors.iam;

import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/// What IAM counts in an account, and its quotas.
@ApplicationScoped
class AccountSummaryAuditor implements InventoryAuditor {

    @Override
    public String kind() {
        return "iam-account-summary";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            sink.thing(
                    "account-summary",
                    session.account(),
                    session.account(),
                    AwsJson.of(iam.getAccountSummary()).path("SummaryMap"));
            sink.uncounted("account summary", 1, "it is one answer, in which nothing is listed");
        }
    }
}
