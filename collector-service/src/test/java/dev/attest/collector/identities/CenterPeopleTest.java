package dev.attest.collector.identities;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// People whom only Identity Center knows, where it is trusted to tell of people.
@QuarkusTest
@TestProfile(CenterPeopleTest.TrustingService.class)
class CenterPeopleTest {

    /// Identity Center is a source of people.
    public static class TrustingService extends RealService {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("attest.people.sources", "PEOPLE_FILE,SCIM,IDENTITY_CENTER");
            return config;
        }
    }

    @Test
    void shouldMakePeopleOfUsersAndLeaversOfThoseWhoAreGone() {
        // Given
        center("2026-10-01T08:00:00Z", user("u-1", "one"), user("u-2", "two"));
        person("u-2").statusCode(200).body("email", equalTo("two@x.example"));
        Api.as("auditor")
                .get("/api/v1/people/u-2/principals")
                .then()
                .body("items.linkRule", contains("address"));

        // When
        center("2026-10-02T08:00:00Z", user("u-1", "one"));

        // Then
        person("u-1").body("status", equalTo("ACTIVE"));
        person("u-2").body("status", equalTo("LEFT"));
    }

    private static ValidatableResponse person(String id) {
        return Api.as("auditor").get("/api/v1/people/" + id).then();
    }

    private static String user(String id, String name) {
        return "{\"UserId\":\"%1$s\",\"UserName\":\"%2$s\",\"Emails\":[{\"Value\":\"%2$s@x.example\",\"Primary\":true}]}"
                .formatted(id, name);
    }

    private static void center(String at, String... users) {
        Api.importInventory(
                        "center.json",
                        """
                        {"Instances":[{"InstanceArn":"arn:aws:sso:::instance/ssoins-1","OwnerAccountId":"950000000001",
                          "IdentityStoreId":"d-1"}],"Users":[%s],"Groups":[],"GroupMemberships":[],
                         "PermissionSets":[],"AccountAssignments":[]}
                        """
                                .formatted(String.join(",", users)),
                        null,
                        at)
                .statusCode(201)
                .body("snapshot.complete", equalTo(true));
    }
}
