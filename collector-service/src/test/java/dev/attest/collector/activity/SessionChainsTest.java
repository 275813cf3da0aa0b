package dev.attest.collector.activity;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Sessions followed back over stored records, which may come in any order.
@QuarkusTest
@TestProfile(RealService.class)
class SessionChainsTest {

    private final String id = UUID.randomUUID().toString();

    @Test
    void shouldFollowAChainThroughTwoAccountsOnceItsLastRecordCame() {
        // Given
        String first = "ASIAFIRST" + id;
        String second = "ASIASECOND" + id;
        String call = session("call-" + id, "999900001111", "target", second);
        String hop =
                assumes(
                        session("hop-" + id, "111122223333", "bridge", first),
                        second,
                        "arn:aws:iam::999900001111:role/target");
        String start =
                assumes(record("start-" + id), first, "arn:aws:iam::111122223333:role/bridge");

        // When // Then
        stored("call", call);
        one("call-" + id, "999900001111").body("actingFor", nullValue());
        stored("hop", hop);
        one("call-" + id, "999900001111")
                .body("actingFor.complete", equalTo(false))
                .body("actingFor.name", equalTo("bridge"));
        stored("start", start);
        one("call-" + id, "999900001111")
                .body("actingFor.complete", equalTo(true))
                .body("actingFor.how", equalTo("SESSION_CHAIN"))
                .body("actingFor.kind", equalTo("IAM_USER"))
                .body("actingFor.principalId", equalTo("arn:aws:iam::111122223333:user/dora"))
                .body("actingFor.sessions.name", contains("target", "bridge"));
        Api.as("security-analyst")
                .queryParam("account", "999900001111")
                .queryParam("actor", "target")
                .get("/api/v1/activity")
                .then()
                .statusCode(200)
                .body("items.actingFor.name", hasItem("dora"));
    }

    @Test
    void shouldAskTheAccountThatKnowsTheCaller() {
        // Given
        String key = "ASIACROSS" + id;
        String role = "arn:aws:iam::999900001111:role/target";
        String shared = "shared-" + id;
        String there =
                with(
                        assumes(
                                as(
                                        record("there-" + id)
                                                .replace(
                                                        "\"recipientAccountId\":\"111122223333\"",
                                                        "\"recipientAccountId\":\"999900001111\""),
                                        "{\"type\":\"AWSAccount\",\"principalId\":\"AIDA1\",\"accountId\":\"111122223333\"}"),
                                key,
                                role),
                        "sharedEventID",
                        shared);
        String here =
                with(
                        record("here-" + id).replace("s3.amazonaws.com", "sts.amazonaws.com"),
                        "sharedEventID",
                        shared);

        // When
        stored("cross", there, session("used-" + id, "999900001111", "target", key));
        one("used-" + id, "999900001111")
                .body("actingFor.complete", equalTo(false))
                .body("actingFor.kind", equalTo("AWS_ACCOUNT"));
        stored("cross-here", here);

        // Then
        one("used-" + id, "999900001111")
                .body("actingFor.complete", equalTo(true))
                .body("actingFor.name", equalTo("dora"));
    }

    @Test
    void shouldCountNoiseAndRaiseNoAlertForIt() {
        // Given
        String linked =
                as(
                                record("linked-" + id),
                                "{\"type\":\"AssumedRole\",\"accountId\":\"222211113333\",\"sessionContext\":{\"sessionIssuer\":"
                                        + "{\"arn\":\"arn:aws:iam::222211113333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX\","
                                        + "\"userName\":\"AWSServiceRoleForX\"}}}")
                        .replace("s3.amazonaws.com", "iam.amazonaws.com")
                        .replace("GetObject", "CreateUser")
                        .replace(
                                "\"recipientAccountId\":\"111122223333\"",
                                "\"recipientAccountId\":\"222211113333\"");

        // When
        Api.importCloudtrail("linked-" + id + ".json", file(linked))
                .statusCode(201)
                .body("stored", equalTo(1))
                .body("alerts", equalTo(0))
                .body("noise", equalTo(1));

        // Then
        one("linked-" + id, "222211113333").body("noise", equalTo("service-linked roles"));
        Api.as("security-analyst")
                .queryParam("from", "2026-10-01T00:00:00Z")
                .queryParam("to", "2026-10-31T00:00:00Z")
                .get("/api/v1/activity-noise")
                .then()
                .statusCode(200)
                .body(
                        "items",
                        hasItem(
                                Map.of(
                                        "pattern", "service-linked roles",
                                        "accountId", "222211113333",
                                        "records", 1,
                                        "first", "2026-10-05T10:00:00Z",
                                        "last", "2026-10-05T10:00:00Z")));
    }

    private void stored(String name, String... records) {
        Api.importCloudtrail(name + "-" + id + ".json", file(records)).statusCode(201);
    }

    private static ValidatableResponse one(String eventId, String account) {
        return Api.as("security-analyst")
                .queryParam("account", account)
                .get("/api/v1/activity/{id}", eventId)
                .then()
                .statusCode(200);
    }

    private static String as(String record, String identity) {
        int from = record.indexOf("{\"type\"");
        return record.substring(0, from)
                + identity
                + record.substring(record.indexOf('}', from) + 1);
    }

    private static String session(String eventId, String account, String role, String key) {
        return as(
                        record(eventId),
                        "{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::%1$s:assumed-role/%2$s/s\",\"accountId\":\"%1$s\",\"accessKeyId\":\"%3$s\"}"
                                .formatted(account, role, key))
                .replace(
                        "\"recipientAccountId\":\"111122223333\"",
                        "\"recipientAccountId\":\"" + account + "\"");
    }

    private static String assumes(String record, String key, String role) {
        return record.replace("s3.amazonaws.com", "sts.amazonaws.com")
                .replace("GetObject", "AssumeRole")
                .replace(
                        "\"requestParameters\":null",
                        "\"requestParameters\":{\"roleArn\":\"" + role + "\"}")
                .replace(
                        "\"responseElements\":null",
                        "\"responseElements\":{\"credentials\":{\"accessKeyId\":\"" + key + "\"}}");
    }

    private static String with(String record, String field, String value) {
        return record.replace(
                "\"eventVersion\"", "\"" + field + "\":\"" + value + "\",\"eventVersion\"");
    }
}
