package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Applications of Identity Center: lists `sso/Applications`, whose member `AssignmentRequired` is
/// told by a call of its own, and `sso/ApplicationAssignments`.
final class ApplicationAnswers {

    AwsReply answer(String operation, StubAccount caller, JsonNode body) {
        List<ObjectNode> assignments = caller.things("sso/ApplicationAssignments");
        return switch (operation) {
            case "ListApplications" ->
                    IdentityCenterService.paged(
                            "Applications",
                            caller.things("sso/Applications").stream()
                                    .map(each -> each.deepCopy().without("AssignmentRequired"))
                                    .map(ObjectNode.class::cast)
                                    .toList(),
                            body);
            case "GetApplicationAssignmentConfiguration" ->
                    AwsReply.json(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .set(
                                            "AssignmentRequired",
                                            application(caller, body).path("AssignmentRequired")));
            case "ListApplicationAssignments" -> {
                JsonNode arn = application(caller, body).path("ApplicationArn");
                yield IdentityCenterService.paged(
                        "ApplicationAssignments",
                        assignments.stream()
                                .filter(each -> each.path("ApplicationArn").equals(arn))
                                .toList(),
                        body);
            }
            case "ListApplicationAssignmentsForPrincipal" ->
                    IdentityCenterService.paged(
                            "ApplicationAssignments",
                            IdentityCenterService.ofPrincipal(caller, assignments, body),
                            body);
            default -> throw new AwsFailure(400, "UnknownOperationException", operation);
        };
    }

    private static ObjectNode application(StubAccount caller, JsonNode body) {
        return caller.things("sso/Applications").stream()
                .filter(each -> each.path("ApplicationArn").equals(body.path("ApplicationArn")))
                .findFirst()
                .orElseThrow(
                        () -> new AwsFailure(400, "ResourceNotFoundException", "no application"));
    }
}
