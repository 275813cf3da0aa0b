package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// The hub and its findings: list `securityhub/REGION/Findings`.
final class SecurityHubService implements AwsService {

    private static final int LARGEST_PAGE = 100;

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        if (caller.isOff("securityhub")) {
            throw new AwsFailure(
                    401,
                    "InvalidAccessException",
                    "Account " + caller.id() + " is not subscribed to AWS Security Hub");
        }
        if (call.path().equals("/accounts")) {
            String hub = "arn:aws:securityhub:%s:%s:hub/default";
            return AwsReply.json(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("HubArn", hub.formatted(call.region(), caller.id())));
        }
        JsonNode body = call.json();
        return JsonPages.of(
                "Findings",
                caller.things("securityhub/" + call.region() + "/Findings"),
                body.path("MaxResults").asInt(),
                LARGEST_PAGE,
                body.path("NextToken").asText(""),
                "NextToken");
    }
}
