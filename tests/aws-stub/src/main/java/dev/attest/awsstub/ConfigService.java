package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// AWS Config: lists `config/REGION/ConfigRules`, `…/ComplianceByConfigRules` and
/// `…/EvaluationResults`, each result with the `ConfigRuleName` it belongs to.
final class ConfigService implements AwsService {

    private static final int RULES = 25;
    private static final int RESULTS = 100;

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        JsonNode body = call.json();
        String place = "config/" + call.region() + "/";
        return switch (call.operation()) {
            case "DescribeConfigurationRecorderStatus" -> recorders(caller);
            case "DescribeConfigRules" ->
                    paged("ConfigRules", caller.things(place + "ConfigRules"), RULES, body);
            case "DescribeComplianceByConfigRule" ->
                    paged(
                            "ComplianceByConfigRules",
                            caller.things(place + "ComplianceByConfigRules"),
                            RULES,
                            body);
            case "GetComplianceDetailsByConfigRule" ->
                    paged(
                            "EvaluationResults",
                            caller.things(place + "EvaluationResults").stream()
                                    .filter(each ->
                                            each.path("ConfigRuleName")
                                                    .equals(body.path("ConfigRuleName")))
                                    .toList(),
                            RESULTS,
                            body);
            default -> throw new AwsFailure(400, "UnknownOperationException", call.operation());
        };
    }

    private static AwsReply recorders(StubAccount caller) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var recorders = answer.putArray("ConfigurationRecordersStatus");
        if (!caller.isOff("config")) {
            recorders.addObject().put("name", "default").put("recording", true);
        }
        return AwsReply.json(answer);
    }

    private static AwsReply paged(String list, List<ObjectNode> all, int largest, JsonNode body) {
        return JsonPages.of(
                list,
                all,
                body.path("Limit").asInt(),
                largest,
                body.path("NextToken").asText(""),
                "NextToken");
    }
}
