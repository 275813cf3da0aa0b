package dev.attest.risk.assessment;

import static dev.attest.risk.assessment.InventoryFixture.EVERYTHING;
import static dev.attest.risk.assessment.InventoryFixture.GOOD;
import static dev.attest.risk.assessment.InventoryFixture.READING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attest.events.inventory.PersonStatus;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the collector's events through the broker to what a principal may do.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class AccessEvaluationTest {

    private static final String BUCKET = "arn:aws:s3:::logs/today";
    private static final String ANALYST = TestTokens.of("security-analyst", "sam@meridian.example");

    private static final String FROM_OFFICE =
            """
            {"Version": "2012-10-17", "Statement": {"Sid": "Office", "Effect": "Allow", "Action": "s3:Get*", \
            "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}}\
            """;

    private static final String ONLY_MACHINES =
            """
            {"Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}\
            """;

    @Inject CollectorFixture collector;

    private InventoryFixture company = new InventoryFixture("", "");

    @BeforeEach
    void nameTheWorld(TestInfo test) {
        int number = Math.floorMod(test.getDisplayName().hashCode(), 1_000_000);
        company = new InventoryFixture("e" + number, "%012d".formatted(500_000_000 + number));
    }

    @Test
    void shouldAllowThroughAGroupAndSayWhy() {
        // Given
        collector.tells(
                company.groupObserved("readers", "read", company.user("anna")),
                company.policyObserved("read", READING),
                company.userObserved("anna", GOOD, List.of(company.group("readers"))));

        // When
        JsonPath may = awaitDecision(company.user("anna"), "s3:GetObject", BUCKET, "ALLOW");
        JsonPath mayNot = asked(ANALYST, body(company.user("anna"), "s3:PutObject", BUCKET));

        // Then
        assertThat(may.getString("because[0].layer")).isEqualTo("IDENTITY");
        assertThat(may.getString("because[0].policy")).isEqualTo("read");
        assertThat(may.getInt("because[0].statement")).isZero();
        assertThat(may.getString("because[0].effect")).isEqualTo("ALLOW");
        assertThat(may.getList("open")).isEmpty();
        assertThat(may.getString("stoppedBy")).isNull();
        assertThat(may.getString("through")).startsWith("user " + company.world() + "-anna in ");
        assertThat(may.getList("notKnown"))
                .containsExactly("RESOURCE_CONTROL", "SERVICE_CONTROL", "RESOURCE");
        assertThat(mayNot.getString("decision")).isEqualTo("IMPLICIT_DENY");
        assertThat(mayNot.getString("stoppedBy")).isEqualTo("IDENTITY");
    }

    @Test
    void shouldLeaveOpenWhatHangsOnContextOrAMissingDocument() {
        // Given
        collector.tells(
                company.policyObserved("office", FROM_OFFICE),
                company.userObserved("bob", GOOD, List.of(), "office"),
                company.userObserved("carla", GOOD, List.of(), "missing"));
        String bob = company.user("bob");

        // When
        JsonPath open = awaitDecision(bob, "s3:GetObject", BUCKET, "ALLOW_IF");
        JsonPath inside = asked(ANALYST, from(body(bob, "s3:GetObject", BUCKET), "10.1.2.3"));
        JsonPath outside = asked(ANALYST, from(body(bob, "s3:GetObject", BUCKET), "192.0.2.1"));
        JsonPath unread = awaitDecision(company.user("carla"), "s3:GetObject", BUCKET, "ALLOW_IF");

        // Then
        assertThat(open.getString("open[0].sid")).isEqualTo("Office");
        assertThat(open.getList("open[0].conditions"))
                .containsExactly("IpAddress aws:SourceIp 10.0.0.0/8");
        assertThat(inside.getString("decision")).isEqualTo("ALLOW");
        assertThat(outside.getString("decision")).isEqualTo("IMPLICIT_DENY");
        assertThat(unread.getString("open[0].policy")).isEqualTo("missing");
        assertThat(unread.getString("open[0].unread")).contains("not observed");
    }

    @Test
    void shouldTakeAnAbsentKeyForAbsentWhenTheContextIsComplete() {
        // Given
        collector.tells(
                company.policyObserved("office", FROM_OFFICE),
                company.userObserved("bob", GOOD, List.of(), "office"));
        awaitDecision(company.user("bob"), "s3:GetObject", BUCKET, "ALLOW_IF");
        Map<String, Object> complete = body(company.user("bob"), "s3:GetObject", BUCKET);
        complete.put("contextComplete", true);

        // When
        JsonPath decided = asked(ANALYST, complete);

        // Then
        assertThat(decided.getString("decision")).isEqualTo("IMPLICIT_DENY");
    }

    @Test
    void shouldAskForTheTrustOfARole() {
        // Given
        collector.tells(
                company.policyObserved("all", EVERYTHING),
                company.policyObserved("trust", ONLY_MACHINES),
                company.roleObserved("machine", "trust"),
                company.userObserved("dora", GOOD, List.of(), "all"));
        String role = "arn:aws:iam::" + company.account() + ":role/" + company.world() + "-machine";
        awaitDecision(company.user("dora"), "iam:GetRole", role, "ALLOW");

        // When
        JsonPath assumes =
                awaitDecision(company.user("dora"), "sts:AssumeRole", role, "IMPLICIT_DENY");
        JsonPath ofRole = awaitDecision(role, "s3:GetObject", BUCKET, "IMPLICIT_DENY");

        // Then
        assertThat(assumes.getString("stoppedBy")).isEqualTo("RESOURCE");
        assertThat(assumes.getList("notKnown")).doesNotContain("RESOURCE");
        assertThat(ofRole.getString("through")).startsWith("role ");
        assertThat(ofRole.getList("notKnown")).contains("SESSION");
    }

    @Test
    void shouldLeaveOpenWhatAnotherAccountSays() {
        // Given
        collector.tells(
                company.policyObserved("all", EVERYTHING),
                company.userObserved("emil", GOOD, List.of(), "all"));
        String queue = "arn:aws:sqs:eu-central-1:999988887777:orders";

        // When
        JsonPath open = awaitDecision(company.user("emil"), "sqs:SendMessage", queue, "ALLOW_IF");

        // Then
        assertThat(open.getString("open[0].layer")).isEqualTo("RESOURCE");
    }

    @Test
    void shouldKnowWhoOwnsTheResource() {
        // Given
        collector.tells(
                company.policyObserved(
                        "own",
                        """
                        {"Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": "*",
                         "Condition": {"StringEquals": {"aws:ResourceAccount": "%s"}}}}
                        """
                                .formatted(company.account())),
                company.userObserved("gina", GOOD, List.of(), "own"));
        String queue = "arn:aws:sqs:eu-central-1:" + company.account() + ":orders";

        // When
        JsonPath may = awaitDecision(company.user("gina"), "sqs:SendMessage", queue, "ALLOW");

        // Then
        assertThat(may.getList("open")).isEmpty();
    }

    @Test
    void shouldTakeThePermissionSetThatAllows() {
        // Given
        String id = "ic-" + company.world();
        collector.tells(
                company.policyObserved("all", EVERYTHING),
                company.policyObserved("read", READING),
                company.permissionSet("Readers", "read", id),
                company.permissionSet("Admins", "all", id),
                company.identityCenterUser(id, "finn"),
                company.identityCenterUser(id + "x", "nobody"));

        // When
        JsonPath may = awaitDecision(id, "s3:PutObject", BUCKET, "ALLOW");
        JsonPath mayNot = awaitDecision(id + "x", "s3:PutObject", BUCKET, "IMPLICIT_DENY");

        // Then
        assertThat(may.getString("through")).startsWith("permission set Admins in ");
        assertThat(mayNot.getString("through")).isEqualTo("no permission set");
    }

    @Test
    void shouldAnswerManagersAboutTheirReportsOnly() {
        // Given
        collector.tells(
                company.policyObserved("all", EVERYTHING),
                company.policyObserved("trust", ONLY_MACHINES),
                company.roleObserved("machine", "trust"),
                company.userObserved("low", GOOD, List.of(), "all"),
                company.userObserved("top", GOOD, List.of(), "all"),
                company.personObserved("low", "top", PersonStatus.ACTIVE, company.user("low")),
                company.personObserved("top", null, PersonStatus.ACTIVE, company.user("top")));
        String role = "arn:aws:iam::" + company.account() + ":role/" + company.world() + "-machine";
        awaitDecision(company.user("low"), "s3:GetObject", BUCKET, "ALLOW");
        awaitDecision(company.user("top"), "s3:GetObject", BUCKET, "ALLOW");
        awaitDecision(role, "s3:GetObject", BUCKET, "IMPLICIT_DENY");
        String top = TestTokens.of("manager", company.email("top"));
        String stranger = TestTokens.human("stranger@meridian.example");
        await().atMost(Duration.ofSeconds(60)).until(() -> status(top, company.user("low")) == 200);

        // When // Then
        assertThat(status(top, company.user("top"))).isEqualTo(404);
        assertThat(status(top, role)).isEqualTo(404);
        assertThat(status(stranger, company.user("low"))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'principal': 'p', 'action': 's3:*'}",
                "{'principal': 'p', 'action': 'GetObject'}",
                "{'principal': '', 'action': 's3:GetObject'}",
                "{'principal': 'p', 'action': 's3:GetObject', 'resource': 'logs'}",
                "{'principal': 'p', 'action': 's3:GetObject', 'context': {'aws:SourceIp': null}}",
                "{'principal': 'p', 'action': 's3:GetObject', 'context': {'aws:SourceIp': [null]}}",
                "{'principal': 'p', 'action': 's3:GetObject', 'context': {'k': ['1'], 'K': ['2']}}",
            })
    void shouldRefuseWhatIsNoQuestion(String body) {
        // When
        Response refused = post(ANALYST, body.replace('\'', '"'));

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void shouldNotFindAPrincipalThatIsNotThere() {
        // When
        Response missing = post(ANALYST, body(company.user("nobody"), "s3:GetObject", BUCKET));

        // Then
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.contentType()).startsWith("application/problem+json");
        assertThat(missing.jsonPath().getString("detail")).contains(company.user("nobody"));
    }

    private static JsonPath awaitDecision(
            String principal, String action, String resource, String decision) {
        return await(principal + " " + action)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> post(ANALYST, body(principal, action, resource)),
                        answer ->
                                answer.statusCode() == 200
                                        && answer.jsonPath().getString("decision").equals(decision))
                .jsonPath();
    }

    private static JsonPath asked(String token, Map<String, Object> body) {
        return post(token, body).then().statusCode(200).extract().jsonPath();
    }

    private static int status(String token, String principal) {
        return post(token, body(principal, "s3:GetObject", BUCKET)).statusCode();
    }

    private static Response post(String token, Object body) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/access-evaluations");
    }

    private static Map<String, Object> body(String principal, String action, String resource) {
        return new HashMap<>(
                Map.of("principal", principal, "action", action, "resource", resource));
    }

    private static Map<String, Object> from(Map<String, Object> body, String address) {
        body.put("context", Map.of("aws:SourceIp", List.of(address)));
        return body;
    }
}
