package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Users, groups and memberships of a directory: lists `identitystore/Users` and so on.
final class IdentityStoreService implements AwsService {

    private static final int LARGEST_PAGE = 100;

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        JsonNode body = call.json();
        if (body.path("IdentityStoreId").asText().isEmpty()) {
            throw new AwsFailure(400, "ValidationException", "IdentityStoreId is missing");
        }
        return switch (call.operation()) {
            case "ListUsers" -> paged("Users", caller.things("identitystore/Users"), body);
            case "ListGroups" -> paged("Groups", caller.things("identitystore/Groups"), body);
            case "ListGroupMemberships" ->
                    paged(
                            "GroupMemberships",
                            caller.things("identitystore/GroupMemberships").stream()
                                    .filter(each ->
                                            each.path("GroupId").equals(body.path("GroupId")))
                                    .toList(),
                            body);
            default -> throw new AwsFailure(400, "UnknownOperationException", call.operation());
        };
    }

    private static AwsReply paged(String list, List<ObjectNode> all, JsonNode body) {
        return JsonPages.of(
                list,
                all,
                body.path("MaxResults").asInt(),
                LARGEST_PAGE,
                body.path("NextToken").asText(""),
                "NextToken");
    }
}
