package dev.attest.collector.auditors.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;

/// Users, groups, roles and policies of an account, with what IAM counts of them: a page that is
/// lost shows.
@ApplicationScoped
class AuthorizationDetailsAuditor implements InventoryAuditor {

    private static final int PAGE = 300;
    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    @Override
    public String kind() {
        return "iam-authorization-details";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:GetAccountAuthorizationDetails", AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            sink.attempt(
                            "GetAccountSummary",
                            Set.of(),
                            () -> AwsJson.of(iam.getAccountSummary()).path("SummaryMap"))
                    .ifPresent(summary -> sink.member("SummaryMap", summary));
            LISTS.forEach(sink::list);
            iam.getAccountAuthorizationDetailsPaginator(ask -> ask.maxItems(PAGE))
                    .forEach(page -> {
                        ObjectNode json = AwsJson.of(page);
                        LISTS.forEach(
                                list -> json.path(list).forEach(each -> sink.element(list, each)));
                    });
        }
    }
}
