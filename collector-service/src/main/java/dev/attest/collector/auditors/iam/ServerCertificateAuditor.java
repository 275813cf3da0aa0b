package dev.attest.collector.auditors.iam;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/// Certificates of servers that IAM stores, with the day on which they end.
@ApplicationScoped
class ServerCertificateAuditor implements InventoryAuditor {

    @Override
    public String kind() {
        return "iam-server-certificates";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:ListServerCertificates", AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            AccountTotals totals = AccountTotals.of(iam, sink);
            iam.listServerCertificatesPaginator()
                    .serverCertificateMetadataList()
                    .forEach(each ->
                            sink.thing(
                                    "server-certificate",
                                    each.arn(),
                                    each.serverCertificateName(),
                                    States.without(each)));
            totals.hold(sink, "ServerCertificates", sink.found());
        }
    }
}
