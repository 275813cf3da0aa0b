package dev.attest.collector.auditors.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;

/// Users, groups, roles and policies of an account, with what IAM counts of them: a page that is
/// lost shows.
@ApplicationScoped
class AuthorizationDetailsAuditor implements InventoryAuditor {

    private static final int PAGE = 300;

    /// What IAM's summary calls the things of each list.
    private static final Map<String, String> LISTS =
            new TreeMap<>(
                    Map.of(
                            "UserDetailList", "Users",
                            "GroupDetailList", "Groups",
                            "RoleDetailList", "Roles",
                            "Policies", "Policies"));

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
            AccountTotals totals = AccountTotals.of(iam, sink);
            LISTS.keySet().forEach(sink::list);
            Map<String, Integer> listed = new HashMap<>();
            iam.getAccountAuthorizationDetailsPaginator(ask -> ask.maxItems(PAGE))
                    .forEach(page -> take(AwsJson.of(page), listed, sink));
            LISTS.values()
                    .forEach(total -> totals.hold(sink, total, listed.getOrDefault(total, 0)));
        }
    }

    /// Of policies IAM counts only the account's own.
    private static void take(ObjectNode page, Map<String, Integer> listed, InventorySink sink) {
        LISTS.forEach((list, total) -> {
            for (JsonNode each : page.path(list)) {
                sink.element(list, each);
                if (!each.path("Arn").asText().contains(":iam::aws:")) {
                    listed.merge(total, 1, Integer::sum);
                }
            }
        });
    }
}
