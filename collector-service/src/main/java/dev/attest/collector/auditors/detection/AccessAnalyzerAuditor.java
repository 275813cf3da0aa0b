package dev.attest.collector.auditors.detection;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;

/// Access Analyzer: the analyzers of a region, and what they find that is not settled.
@ApplicationScoped
class AccessAnalyzerAuditor implements InventoryAuditor {

    private static final Set<String> GONE = Set.of("ResourceNotFoundException");
    private static final Map<String, Criterion> ACTIVE =
            Map.of("status", Criterion.builder().eq("ACTIVE").build());

    @Override
    public String kind() {
        return "access-analyzer";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of("access-analyzer:ListAnalyzers", "access-analyzer:ListFindings");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (AccessAnalyzerClient client =
                session.client(AccessAnalyzerClient.builder(), "accessanalyzer")) {
            for (AnalyzerSummary analyzer : client.listAnalyzersPaginator(ask -> {}).analyzers()) {
                sink.thing(
                        "access-analyzer",
                        analyzer.arn(),
                        analyzer.name(),
                        States.without(analyzer, "lastResourceAnalyzed", "lastResourceAnalyzedAt"));
                sink.attempt(
                        "findings of " + analyzer.arn(),
                        GONE,
                        () -> {
                            for (FindingSummaryV2 finding : findings(client, analyzer.arn())) {
                                add(sink, analyzer.arn(), finding);
                            }
                        });
            }
            sink.uncounted(
                    "analyzers and findings",
                    sink.found(),
                    "Access Analyzer counts findings some time after it lists them");
        }
    }

    private static SdkIterable<FindingSummaryV2> findings(
            AccessAnalyzerClient client, String analyzer) {
        return client.listFindingsV2Paginator(ask -> ask.analyzerArn(analyzer).filter(ACTIVE))
                .findings();
    }

    private static void add(InventorySink sink, String analyzer, FindingSummaryV2 finding) {
        String resource = finding.resource();
        sink.thing(
                "access-finding",
                analyzer + "/finding/" + finding.id(),
                resource == null ? finding.id() : resource,
                States.without(finding, "analyzedAt", "updatedAt"));
    }
}
