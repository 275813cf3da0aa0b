package dev.attest.collector.auditors.iam;

import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// What is asked of passwords. An account without a policy of its own has nothing here.
@ApplicationScoped
class PasswordPolicyAuditor implements InventoryAuditor {

    @Override
    public String kind() {
        return "iam-password-policy";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:GetAccountPasswordPolicy");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        sink.uncounted("password policy", 1, "it is one answer, in which nothing is listed");
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            sink.thing(
                    "password-policy",
                    session.account(),
                    session.account(),
                    AwsJson.of(iam.getAccountPasswordPolicy()).path("PasswordPolicy"));
        } catch (NoSuchEntityException e) {
            // It has none.
        }
    }
}
