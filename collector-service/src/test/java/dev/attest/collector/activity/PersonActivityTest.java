package dev.attest.collector.activity;

import static dev.attest.collector.trail.TrailFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Activity found by person, whatever names it: principals, the sessions they began, and names.
@QuarkusTest
@TestProfile(PersonActivityTest.FreshService.class)
class PersonActivityTest {

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    private static final String ACCOUNT = "940000000001";
    private static final String OTHER = "940000000002";
    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final String PEOPLE =
            """
            person_id,email,name,manager_email,status
            maria,maria.keller@x.example,Maria,,active
            noor,noor.aziz@x.example,Noor,maria.keller@x.example,active
            twin-1,sam.twin@x.example,Sam,,active
            twin-2,sam.twin@y.example,Sam,,active
            """;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private int calls;

    @BeforeEach
    void know() {
        Api.importPeople("people.csv", PEOPLE, next()).statusCode(201);
        Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[%s,%s],"Policies":[],"GroupDetailList":[],"RoleDetailList":[]}
                        """
                                .formatted(listed("maria.keller"), listed("noor.aziz")),
                        ACCOUNT,
                        next())
                .statusCode(201);
    }

    @Test
    void shouldFindWhatAPersonDidThroughARoleChainIntoAnotherAccount() {
        // Given
        String first = key();
        String second = key();
        String call = session("s", OTHER, "target", second, "").named("GetObject");
        String hop = session("s", ACCOUNT, "bridge", first, "").assumes(second, OTHER, "target");
        String start = user("maria.keller").assumes(first, ACCOUNT, "bridge");

        // When // Then
        stored(call);
        found("maria").body("items", empty());
        stored(hop);
        found("maria").body("items", empty());
        stored(start);
        found("maria")
                .body(
                        "items.eventName",
                        containsInAnyOrder("GetObject", "AssumeRole", "AssumeRole"))
                .body("items.person.personId", contains("maria", "maria", "maria"))
                .body("items.person.certainty", contains("STRONG", "STRONG", "STRONG"))
                .body(
                        "items.find{it.eventName=='GetObject'}.person.evidence.by",
                        contains("SESSION_CHAIN"));
        found("noor").body("items", empty());
    }

    @Test
    void shouldFindASessionByItsNameWhomeverTheNameComesToBe() {
        // Given
        stored(session("late.comer@x.example", ACCOUNT, "ops", key(), "").named("GetObject"));
        String event =
                actor("ops")
                        .body("items.size()", equalTo(1))
                        .body("items[0].person", nullValue())
                        .extract()
                        .path("items[0].eventId");

        // When
        Api.importPeople("people.csv", PEOPLE + "late,late.comer@x.example,Late,,active\n", next())
                .statusCode(201);

        // Then
        found("late")
                .body("items.eventId", contains(event))
                .body("items[0].person.personId", equalTo("late"))
                .body("items[0].person.certainty", equalTo("WEAK"))
                .body("items[0].person.evidence.by", contains("SESSION_NAME"))
                .body("items[0].person.evidence.rule", contains("session-address"));
    }

    @Test
    void shouldNotGuessWhoseANameIsThatTwoPeopleHave() {
        // When
        stored(session("sam.twin", ACCOUNT, "ops", key(), "sam.twin").named("GetObject"));

        // Then
        actor("ops")
                .body("items[0].person.personId", nullValue())
                .body("items[0].person.certainty", nullValue())
                .body("items[0].person.evidence.personId", contains(nullValue(), nullValue()))
                .body(
                        "items[0].person.evidence.conflict",
                        contains(notNullValue(), notNullValue()));
        found("twin-1").body("items", empty());
        found("twin-2").body("items", empty());
    }

    @Test
    void shouldRelyOnTheSourceIdentityMoreThanOnTheNameOfTheSession() {
        // When
        stored(session("noor.aziz", ACCOUNT, "ops", key(), "maria").named("GetObject"));

        // Then
        found("maria")
                .body("items[0].person.personId", equalTo("maria"))
                .body("items[0].person.certainty", equalTo("STRONG"))
                .body("items[0].person.evidence.by", contains("SOURCE_IDENTITY", "SESSION_NAME"))
                .body("items[0].person.evidence.personId", contains("maria", "noor"));
        found("noor").body("items[0].person.personId", equalTo("maria"));
    }

    /// Whoever may set a source identity could hide behind it, or blame somebody.
    @Test
    void shouldNameNobodyWhereSourceIdentityAndChainNameDifferentPeople() {
        // Given
        String key = key();

        // When
        stored(
                user("noor.aziz").assumes(key, ACCOUNT, "ops"),
                session("s", ACCOUNT, "ops", key, "maria").named("PutObject"));

        // Then
        for (String person : List.of("maria", "noor")) {
            found(person)
                    .body("items.find{it.eventName=='PutObject'}.person.personId", nullValue())
                    .body(
                            "items.find{it.eventName=='PutObject'}.person.evidence.personId",
                            contains("maria", "noor"));
        }
    }

    @Test
    void shouldShowActivityOfPeopleOnlyToWhomMaySeeIt() {
        // When
        var manager = Api.as("manager").queryParam("person", "noor").get("/api/v1/activity").then();
        var unknown =
                Api.as("auditor").queryParam("person", "nobody").get("/api/v1/activity").then();
        var compliance =
                Api.as("compliance-officer")
                        .queryParam("person", "noor")
                        .get("/api/v1/activity")
                        .then();

        // Then
        manager.statusCode(403);
        compliance.statusCode(403);
        unknown.statusCode(404);
        Api.as("auditor")
                .queryParam("person", "x".repeat(129))
                .get("/api/v1/activity")
                .then()
                .statusCode(400);
    }

    /// Two ways over the same records: back from each record to whoever began, and on from a person
    /// to the sessions they began.
    @Test
    void shouldFindByPersonEveryRecordThatNamesThem() {
        for (int seed = 0; seed < 6; seed++) {
            // Given
            List<String> records = random(new Random(seed));
            Collections.shuffle(records, new Random(seed));

            // When
            stored(records.toArray(String[]::new));
        }

        // Then
        List<Map<String, Object>> all = pages(Map.of());
        for (String person : List.of("maria", "noor", "twin-1", "twin-2")) {
            assertThat(ids(pages(Map.of("person", person))))
                    .as(person)
                    .isEqualTo(ids(all.stream().filter(e -> naming(e, person)).toList()));
        }
        assertThat(ids(pages(Map.of("person", "maria")))).hasSizeGreaterThan(20);
    }

    private static boolean naming(Map<String, Object> event, String person) {
        return evidence(event).stream().anyMatch(one -> person.equals(one.get("personId")));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> evidence(Map<String, Object> event) {
        Map<String, Object> person = (Map<String, Object>) event.get("person");
        return person == null
                ? List.of()
                : (List<Map<String, Object>>)
                        Objects.requireNonNull(person.get("evidence"), "evidence");
    }

    private static Set<String> ids(List<Map<String, Object>> events) {
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(String.valueOf(event.get("eventId"))));
        return ids;
    }

    /// Every page of a listing.
    private static List<Map<String, Object>> pages(Map<String, String> query) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>(query);
        parameters.put("limit", "40");
        String next;
        do {
            JsonPath page =
                    Api.as("auditor")
                            .queryParams(parameters)
                            .get("/api/v1/activity")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
            parameters.put("cursor", String.valueOf(next));
        } while (next != null);
        return all;
    }

    /// Sessions that begin one another in every way, with any names.
    private List<String> random(Random random) {
        List<String> names = List.of("maria", "noor.aziz", "sam.twin", "i-0abc", "noor", "", "");
        List<String> roles = List.of("ops", "bridge", "AWSReservedSSO_Ops_1");
        List<String> keys = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String used = keys.isEmpty() ? key() : keys.get(random.nextInt(keys.size()));
            Caller caller =
                    random.nextInt(4) == 0
                            ? user(random.nextBoolean() ? "maria.keller" : "noor.aziz")
                            : session(
                                    one(names, random),
                                    random.nextBoolean() ? ACCOUNT : OTHER,
                                    one(roles, random),
                                    used,
                                    random.nextInt(3) == 0 ? one(names, random) : "");
            if (random.nextInt(3) > 0) {
                String key = key();
                keys.add(key);
                records.add(caller.assumes(key, ACCOUNT, one(roles, random)));
            } else {
                records.add(caller.named("GetObject"));
            }
        }
        return records;
    }

    private static String one(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private void stored(String... records) {
        Api.importCloudtrail("trail-" + id + "-" + calls++ + ".json", file(records))
                .statusCode(201)
                .body("stored", equalTo(records.length));
    }

    private ValidatableResponse found(String person) {
        return listed("person", person);
    }

    private ValidatableResponse actor(String role) {
        return listed("actor", role);
    }

    /// What happened in the hour of this test.
    private ValidatableResponse listed(String parameter, String value) {
        return Api.as("security-analyst")
                .queryParam(parameter, value)
                .queryParam("from", hour().toString())
                .queryParam("to", hour().plus(1, ChronoUnit.HOURS).toString())
                .get("/api/v1/activity")
                .then()
                .statusCode(200);
    }

    /// An hour that no other test's records are of.
    private Instant hour() {
        return Instant.parse("2026-11-01T00:00:00Z")
                .minus(Math.floorMod(id.hashCode(), 400), ChronoUnit.HOURS);
    }

    private String key() {
        return "ASIA" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /// Somebody who calls, as the records say it.
    private record Caller(String identity, String account, Instant at) {
        String named(String event) {
            return text(event, "s3.amazonaws.com", "null", "null");
        }

        String assumes(String key, String account, String role) {
            return text(
                    "AssumeRole",
                    "sts.amazonaws.com",
                    "{\"roleArn\":\"arn:aws:iam::%s:role/%s\"}".formatted(account, role),
                    "{\"credentials\":{\"accessKeyId\":\"%s\"}}".formatted(key));
        }

        private String text(String event, String source, String request, String response) {
            return """
            {"eventVersion":"1.08","userIdentity":%s,"eventTime":"%s","eventSource":"%s","eventName":"%s",\
            "awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7","userAgent":"cli",\
            "requestParameters":%s,"responseElements":%s,"eventID":"%s","readOnly":true,\
            "recipientAccountId":"%s"}\
            """
                    .formatted(
                            identity,
                            at,
                            source,
                            event,
                            request,
                            response,
                            UUID.randomUUID(),
                            account);
        }
    }

    private Caller user(String name) {
        return new Caller(
                "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::%1$s:user/%2$s\",\"accountId\":\"%1$s\",\"userName\":\"%2$s\",\"accessKeyId\":\"AKIA1\"}"
                        .formatted(ACCOUNT, name),
                ACCOUNT,
                hour());
    }

    private Caller session(
            String name, String account, String role, String key, String sourceIdentity) {
        String path = role.startsWith("AWSReservedSSO") ? "aws-reserved/sso.amazonaws.com/" : "";
        String source =
                sourceIdentity.isEmpty() ? "" : ",\"sourceIdentity\":\"" + sourceIdentity + "\"";
        return new Caller(
                """
                {"type":"AssumedRole","arn":"arn:aws:sts::%1$s:assumed-role/%2$s/%3$s","accountId":"%1$s",\
                "accessKeyId":"%4$s","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::%1$s:role/%6$s%2$s",\
                "accountId":"%1$s","userName":"%2$s"}%5$s}}\
                """
                        .formatted(account, role, name.isEmpty() ? "s" : name, key, source, path),
                account,
                hour());
    }

    private static String listed(String user) {
        return "{\"UserName\":\"%1$s\",\"UserId\":\"AIDA%2$d\",\"Arn\":\"arn:aws:iam::%3$s:user/%1$s\"}"
                .formatted(user, Math.abs(user.hashCode()), ACCOUNT);
    }

    /// Each file shows a later moment than the one before.
    private static String next() {
        return START.plus(FILES.incrementAndGet(), ChronoUnit.MINUTES).toString();
    }
}
