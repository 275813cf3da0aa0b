package dev.attest.collector.auditors.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingFilters;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;
import software.amazon.awssdk.services.securityhub.model.StringFilter;
import software.amazon.awssdk.services.securityhub.model.StringFilterComparison;

/// Findings of Security Hub that are active and not settled.
@ApplicationScoped
class SecurityHubAuditor implements InventoryAuditor {

    private static final int PAGE = 100;
    private static final AwsSecurityFindingFilters OPEN =
            AwsSecurityFindingFilters.builder()
                    .recordState(is("ACTIVE"))
                    .workflowStatus(is("NEW"), is("NOTIFIED"))
                    .build();

    @Override
    public String kind() {
        return "securityhub-findings";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of("securityhub:DescribeHub", "securityhub:GetFindings");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (SecurityHubClient client =
                session.client(SecurityHubClient.builder(), "securityhub")) {
            // Says with status 401 that it is off; Java's HTTP client gives that back for a GET
            // only.
            client.describeHub(ask -> {});
            client.getFindingsPaginator(ask -> ask.filters(OPEN).maxResults(PAGE))
                    .findings()
                    .forEach(finding -> add(sink, finding));
            sink.uncounted("findings", sink.found(), "Security Hub does not count findings");
        } catch (InvalidAccessException e) {
            sink.notEvaluated("Security Hub is off in " + session.region());
        }
    }

    private static void add(InventorySink sink, AwsSecurityFinding finding) {
        ObjectNode state =
                States.only(
                        finding,
                        "ProductArn",
                        "GeneratorId",
                        "Title",
                        "AwsAccountId",
                        "CreatedAt",
                        "Workflow");
        state.put(
                "Severity", finding.severity() == null ? null : finding.severity().labelAsString());
        state.put(
                "Compliance",
                finding.compliance() == null ? null : finding.compliance().statusAsString());
        finding.resources().forEach(resource -> state.withArray("/Resources").add(resource.id()));
        sink.thing("security-finding", finding.id(), String.valueOf(finding.title()), state);
    }

    private static StringFilter is(String value) {
        return StringFilter.builder()
                .comparison(StringFilterComparison.EQUALS)
                .value(value)
                .build();
    }
}
