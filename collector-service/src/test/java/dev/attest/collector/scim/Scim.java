package dev.attest.collector.scim;

import dev.attest.collector.Api;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Calls as provisioning services make them.
final class Scim {

    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private Scim() {}

    static RequestSpecification provisioner() {
        return Api.as("scim-provisioner").header("Accept", "application/scim+json");
    }

    static RequestSpecification sending(String json) {
        return provisioner()
                .contentType("application/scim+json")
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse create(String json) {
        return sending(json).post("/scim/v2/Users").then();
    }

    /// @return the id
    static String created(String userName, String... members) {
        String more = members.length == 0 ? "" : "," + String.join(",", members);
        return create("{\"userName\":\"" + userName + "\"" + more + "}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// @return the id
    static String group(String name, String... members) {
        return sending(group(name, List.of(members)))
                .post("/scim/v2/Groups")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String group(String name, List<String> members) {
        return "{\"displayName\":\"%s\",\"members\":[%s]}"
                .formatted(
                        name,
                        members.stream()
                                .map(member -> "{\"value\":\"" + member + "\"}")
                                .collect(Collectors.joining(",")));
    }

    static ValidatableResponse groups(String person) {
        return Api.as("auditor").get("/api/v1/people/" + person + "/groups").then();
    }

    static ValidatableResponse patchGroup(String id, String operations) {
        return patched("Groups", id, operations);
    }

    static ValidatableResponse patch(String id, String operations) {
        return patched("Users", id, operations);
    }

    private static ValidatableResponse patched(String type, String id, String operations) {
        return sending("{\"schemas\":[\"%s\"],\"Operations\":[%s]}".formatted(PATCH, operations))
                .patch("/scim/v2/" + type + "/" + id)
                .then();
    }

    static ValidatableResponse user(String id) {
        return provisioner().get("/scim/v2/Users/" + id).then();
    }

    static ValidatableResponse users(String filter) {
        return provisioner().queryParam("filter", filter).get("/scim/v2/Users").then();
    }

    static ValidatableResponse person(String id) {
        return Api.as("auditor").get("/api/v1/people/" + id).then();
    }
}
