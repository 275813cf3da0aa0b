package dev.attest.collector.auditors.detection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ComplianceType;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.EvaluationResult;

/// AWS Config's rules, whether they are kept, and by which resources not.
@ApplicationScoped
class ConfigRuleAuditor implements InventoryAuditor {

    /// Resources that break a rule, of which a state tells at most.
    private static final int SHOWN = 1000;

    private static final Set<String> GONE = Set.of("NoSuchConfigRuleException");

    @Override
    public String kind() {
        return "config-rules";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "config:DescribeComplianceByConfigRule",
                "config:DescribeConfigRules",
                "config:DescribeConfigurationRecorderStatus",
                "config:GetComplianceDetailsByConfigRule");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (ConfigClient client = session.client(ConfigClient.builder(), "config")) {
            boolean recording =
                    client
                            .describeConfigurationRecorderStatus(ask -> {})
                            .configurationRecordersStatus()
                            .stream()
                            .anyMatch(status -> Boolean.TRUE.equals(status.recording()));
            if (!recording) {
                sink.notEvaluated("AWS Config does not record in " + session.region());
                return;
            }
            Map<String, String> compliance = new HashMap<>();
            client.describeComplianceByConfigRulePaginator(ask -> {})
                    .complianceByConfigRules()
                    .forEach(each ->
                            compliance.put(
                                    each.configRuleName(),
                                    each.compliance().complianceTypeAsString()));
            int rules = 0;
            for (ConfigRule rule : client.describeConfigRulesPaginator(ask -> {}).configRules()) {
                add(client, rule, compliance.get(rule.configRuleName()), sink);
                rules++;
            }
            sink.control("rules of DescribeComplianceByConfigRule", compliance.size(), rules);
        }
    }

    private static void add(
            ConfigClient client, ConfigRule rule, @Nullable String compliance, InventorySink sink) {
        String name = rule.configRuleName();
        List<EvaluationResult> resources = new ArrayList<>();
        sink.thing(
                "config-rule",
                rule.configRuleArn(),
                name,
                () -> {
                    ObjectNode state = States.without(rule).put("Compliance", compliance);
                    if (ComplianceType.NON_COMPLIANT.toString().equals(compliance)) {
                        sink.attempt(name, GONE, () -> breaking(client, rule))
                                .ifPresent(resources::addAll);
                        ArrayNode broken = state.putArray("NonCompliant");
                        resources.stream()
                                .limit(SHOWN)
                                .map(result ->
                                        result.evaluationResultIdentifier()
                                                .evaluationResultQualifier())
                                .forEach(resource -> broken.add(States.without(resource)));
                    }
                    return state;
                });
        if (resources.size() > SHOWN) {
            sink.problem(name, "more than %d resources break it".formatted(SHOWN));
        }
    }

    /// One more than are shown, when there are more.
    private static List<EvaluationResult> breaking(ConfigClient client, ConfigRule rule) {
        return client
                .getComplianceDetailsByConfigRulePaginator(ask ->
                        ask.configRuleName(rule.configRuleName())
                                .complianceTypes(ComplianceType.NON_COMPLIANT)
                                .limit(100))
                .evaluationResults()
                .stream()
                .limit(SHOWN + 1L)
                .toList();
    }
}
