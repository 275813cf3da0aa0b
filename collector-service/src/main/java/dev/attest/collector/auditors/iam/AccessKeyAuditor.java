package dev.attest.collector.auditors.iam;

import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;

/// The ids of every user's access keys, which no report tells.
@ApplicationScoped
class AccessKeyAuditor implements InventoryAuditor {

    private static final String LIST = "AccessKeyMetadata";

    @Override
    public String kind() {
        return "iam-access-keys";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:ListUsers", "iam:ListAccessKeys", AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            AccountTotals totals = AccountTotals.of(iam, sink);
            sink.list(LIST);
            int users = 0;
            for (User user : iam.listUsersPaginator().users()) {
                users++;
                sink.attempt(
                                user.userName(),
                                Set.of("NoSuchEntity"),
                                () ->
                                        iam
                                                .listAccessKeysPaginator(
                                                        ask -> ask.userName(user.userName()))
                                                .accessKeyMetadata()
                                                .stream()
                                                .map(AwsJson::of)
                                                .toList())
                        .ifPresent(keys -> keys.forEach(key -> sink.element(LIST, key)));
            }
            totals.hold(sink, "Users", users);
        }
    }
}
