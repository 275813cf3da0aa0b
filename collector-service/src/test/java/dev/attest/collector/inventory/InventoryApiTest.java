package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.attest.collector.Api;
import dev.attest.collector.RealFiles;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class InventoryApiTest {

    private static final String MONDAY = "2026-10-05T08:00:00Z";
    private static final String TUESDAY = "2026-10-06T08:00:00Z";
    private static final String SERVICE_ROLE =
            "{\"RoleName\":\"role-of-a-service\",\"Arn\":\"arn:aws:iam::%s:role/role-of-a-service\","
                    + "\"AssumeRolePolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"support.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}}";

    @Test
    void shouldKeepTheRightPrincipalsOfARealFile() throws IOException {
        // Given
        String file =
                Files.readString(
                        RealFiles.folder("account/cloudsplaining-example")
                                .resolve("authorization-details.json"));

        // When, Then
        Api.importInventory("authorization-details.json", file, "200611803367", MONDAY)
                .statusCode(201)
                .body("stored", equalTo(116))
                .body("quarantinedCount", equalTo(6))
                .body("snapshot.complete", equalTo(false));
        Api.importInventory("authorization-details.json", file, "200611803367", MONDAY)
                .statusCode(200)
                .body("alreadyImported", equalTo(true));
        Api.importInventory("authorization-details.json", file, "200611803367", TUESDAY)
                .statusCode(201)
                .body("alreadyImported", equalTo(false));
        assertThat(principals("200611803367")).hasSize(116);
    }

    @Test
    void shouldRefuseAFileOfAnotherAccount() {
        Api.importInventory("wrong.json", details("900000000001", "ann"), "900000000002", MONDAY)
                .statusCode(422)
                .body("detail", containsString("wrong.json"))
                .body("violations[0].pointer", equalTo("UserDetailList[0]"))
                .body(
                        "violations[0].message",
                        containsString("arn:aws:iam::900000000001:user/ann"));
    }

    @Test
    void shouldTakeAPrincipalForGoneOnlyAfterACompleteLaterSnapshot() {
        // Given
        String account = "900000000003";
        Api.importInventory("a.json", details(account, "ann", "ben"), account, MONDAY)
                .statusCode(201);

        // When, Then
        Api.importInventory(
                        "part.json",
                        details(account, "ann")
                                .replace("\"Policies\":[]", "\"Policies\":[],\"IsTruncated\":true"),
                        account,
                        TUESDAY)
                .statusCode(201)
                .body("snapshot.complete", equalTo(false));
        assertThat(principals(account)).containsOnlyKeys("ann", "ben");

        Api.importInventory("old.json", details(account, "ann"), account, "2026-10-01T08:00:00Z")
                .statusCode(201)
                .body("snapshot.complete", equalTo(true));
        assertThat(principals(account)).containsOnlyKeys("ann", "ben");

        Api.importInventory("whole.json", details(account, "ann"), account, "2026-10-07T08:00:00Z")
                .statusCode(201);
        assertThat(principals(account)).containsOnlyKeys("ann");

        Api.importInventory(
                        "back.json",
                        details(account, "ann", "ben"),
                        account,
                        "2026-10-08T08:00:00Z")
                .statusCode(201);
        assertThat(principals(account)).containsOnlyKeys("ann", "ben");
    }

    @Test
    void shouldRefuseAnotherFileForTheSameMoment() {
        // Given
        String account = "900000000004";
        Api.importInventory("a.json", details(account, "ann"), account, MONDAY).statusCode(201);

        // When, Then
        Api.importInventory("b.json", details(account, "ben"), account, MONDAY)
                .statusCode(409)
                .body("code", equalTo("snapshot-exists"));
        Api.importInventory("c.json", details(account, "ben"), account, "2999-01-01T00:00:00Z")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/at"));
    }

    @Test
    void shouldMergeWhatEverySourceSays() {
        // Given
        String account = "900000000005";
        String report =
                """
                user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date
                <root_account>,arn:aws:iam::900000000005:root,2020-01-01T00:00:00+00:00,not_supported,no_information,true,false,N/A,N/A,false,N/A,N/A
                ann,arn:aws:iam::900000000005:user/ann,2020-01-01T00:00:00+00:00,true,2026-09-01T00:00:00+00:00,false,true,2024-01-01T00:00:00+00:00,2026-09-02T00:00:00+00:00,false,N/A,N/A
                """;
        String keys =
                """
                {"AccessKeyMetadata":[{"UserName":"ann","AccessKeyId":"AKIAEXAMPLE","Status":"Active","CreateDate":"2024-01-01T00:00:00Z"}]}
                """;

        // When
        Api.importInventory("keys.json", keys, account, MONDAY).statusCode(201);
        Api.importInventory("report.csv", report, account, MONDAY).statusCode(201);
        Api.importInventory("details.json", details(account, "ann"), account, MONDAY)
                .statusCode(201);

        // Then
        assertThat(principals(account)).containsOnlyKeys("ann", "root");
        JsonPath ann = credentials(account, "ann");
        assertThat(ann.getBoolean("mfa")).isFalse();
        assertThat(ann.getBoolean("consolePassword")).isTrue();
        assertThat(ann.getList("accessKeys")).hasSize(1);
        assertThat(ann.getInt("accessKeys[0].slot")).isEqualTo(1);
        assertThat(ann.getString("accessKeys[0].accessKeyId")).isEqualTo("AKIAEXAMPLE");
        assertThat(ann.getString("accessKeys[0].lastUsed")).isEqualTo("2026-09-02T00:00:00Z");
    }

    private static JsonPath credentials(String account, String name) {
        return Api.as("auditor")
                .queryParam("account", account)
                .queryParam("q", name)
                .get("/api/v1/principals")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items[0].credentials");
    }

    @Test
    void shouldLinkPrincipalsToPeopleInWhateverOrderTheyCome() {
        // Given
        String account = "900000000006";
        String ann = "arn:aws:iam::900000000006:user/ann";
        String ben = "arn:aws:iam::900000000006:user/ben";
        String people =
                """
                person_id,email,name,manager_email,department,status,start,end,principals
                link-1,lena@link.example,Lena,,Eng,active,,,
                link-2,maria@link.example,Maria,lena@link.example,Eng,active,,,%s
                link-3,jonas@link.example,Jonas,maria@link.example,Eng,active,,,%s
                """
                        .formatted(ann, ben);
        Api.importInventory("a.json", details(account, "ann"), account, MONDAY).statusCode(201);

        // When
        Api.importPeople("people.csv", people, MONDAY)
                .statusCode(201)
                .body("stored", equalTo(3))
                .body("warnings", hasItem(containsString(ben)));
        Api.importInventory("b.json", details(account, "ann", "ben"), account, TUESDAY)
                .statusCode(201);

        // Then
        assertThat(principals(account).get("ann")).containsEntry("personId", "link-2");
        assertThat(principals(account).get("ben")).containsEntry("personId", "link-3");
        Api.as("auditor")
                .get("/api/v1/people/link-3")
                .then()
                .statusCode(200)
                .body("principals", equalTo(List.of(ben)))
                .body("managerId", equalTo("link-2"));
        assertThat(peopleSeenBy("lena@link.example")).containsExactly("link-2", "link-3");
        assertThat(peopleSeenBy("maria@link.example")).containsExactly("link-3");
        assertThat(peopleSeenBy("jonas@link.example")).isEmpty();
        manager("maria@link.example").get("/api/v1/people/link-1").then().statusCode(404);
        manager("maria@link.example").get("/api/v1/principals").then().statusCode(403);
    }

    @Test
    void shouldShowAccountsWithTheirOwners() {
        // When
        Api.importInventory(
                        "organization.json",
                        "{\"OrganizationId\":\"o-1\",\"MasterAccountId\":\"900000000007\",\"Accounts\":["
                                + "{\"Id\":\"900000000007\",\"Name\":\"management\",\"Status\":\"ACTIVE\","
                                + "\"Tags\":[{\"Key\":\"owner\",\"Value\":\"tunde@x.example\"}]}]}",
                        null,
                        MONDAY)
                .statusCode(201);

        // Then
        Api.as("auditor")
                .queryParam("limit", 500)
                .get("/api/v1/accounts")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.accountId == '900000000007' }.ownerEmail",
                        equalTo("tunde@x.example"));
        Api.as("auditor")
                .queryParam("account", "900000000007")
                .queryParam("source", "ORGANIZATION")
                .get("/api/v1/snapshots")
                .then()
                .statusCode(200)
                .body("items[0].complete", equalTo(true));
    }

    private static io.restassured.specification.RequestSpecification manager(String email) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(dev.attest.testsupport.TestTokens.of("manager", email));
    }

    private static List<String> peopleSeenBy(String email) {
        return manager(email)
                .get("/api/v1/people")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private static Map<String, Map<String, Object>> principals(String account) {
        List<Map<String, Object>> items =
                Api.as("auditor")
                        .queryParam("account", account)
                        .queryParam("limit", 500)
                        .get("/api/v1/principals")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items");
        return items.stream()
                .filter(item -> !"role-of-a-service".equals(item.get("name")))
                .collect(
                        java.util.stream.Collectors.toMap(
                                item -> String.valueOf(item.get("name")), item -> item));
    }

    private static String details(String account, String... users) {
        String list =
                java.util.Arrays.stream(users)
                        .map(u ->
                                "{\"UserName\":\"%1$s\",\"Arn\":\"arn:aws:iam::%2$s:user/%1$s\",\"CreateDate\":\"2020-01-01T00:00:00Z\"}"
                                        .formatted(u, account))
                        .collect(java.util.stream.Collectors.joining(","));
        return "{\"UserDetailList\":["
                + list
                + "],\"GroupDetailList\":[],\"RoleDetailList\":["
                + SERVICE_ROLE.formatted(account)
                + "],\"Policies\":[]}";
    }
}
