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
    private final Calls of = new Calls(hour());
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
                        Calls.ACCOUNT,
                        next())
                .statusCode(201);
        Api.importInventory(
                        "center.json",
                        """
                        {"Instances":[{"InstanceArn":"arn:aws:sso:::instance/ssoins-9","OwnerAccountId":"%s",
                          "IdentityStoreId":"d-9"}],"Users":[{"UserId":"u-maria","UserName":"mk",
                          "Emails":[{"Value":"maria.keller@x.example","Primary":true}]}],
                         "Groups":[],"GroupMemberships":[],"PermissionSets":[],"AccountAssignments":[]}
                        """
                                .formatted(Calls.OTHER),
                        null,
                        next())
                .statusCode(201);
    }

    @Test
    void shouldKnowWhoseSessionOfIdentityCenterItIs() {
        // When
        stored(
                of.session("mk", Calls.ACCOUNT, Calls.CENTER_ROLE, Calls.key(), "")
                        .named("GetObject"),
                of.session("mk", Calls.ACCOUNT, "ops", Calls.key(), "").named("PutObject"),
                of.session("app", Calls.ACCOUNT, "app", Calls.key(), "")
                        .onBehalfOf("u-maria")
                        .named("GetItem"));

        // Then
        found("maria")
                .body("items.eventName", containsInAnyOrder("GetObject", "GetItem"))
                .body("items.person.certainty", contains("STRONG", "STRONG"))
                .body(
                        "items.find{it.eventName=='GetObject'}.person.evidence.by",
                        contains("IDENTITY_CENTER_ROLE"))
                .body(
                        "items.find{it.eventName=='GetItem'}.person.evidence.by",
                        contains("ON_BEHALF_OF"));
    }

    @Test
    void shouldFollowACallIntoAnotherAccountWhoseRecordHasTheKey() {
        // Given
        String key = Calls.key();
        String shared = "shared-" + id;

        // When
        stored(
                of.user("maria.keller").named("AssumeRole", shared),
                of.account().assumes(key, Calls.OTHER, "target", shared),
                of.session("s", Calls.OTHER, "target", key, "").named("GetObject"));

        // Then
        found("maria").body("items.eventName", containsInAnyOrder("AssumeRole", "GetObject"));
    }

    @Test
    void shouldFindWhatAPersonDidThroughARoleChainIntoAnotherAccount() {
        // Given
        String first = Calls.key();
        String second = Calls.key();
        String call = of.session("s", Calls.OTHER, "target", second, "").named("GetObject");
        String hop =
                of.session("s", Calls.ACCOUNT, "bridge", first, "")
                        .assumes(second, Calls.OTHER, "target");
        String start = of.user("maria.keller").assumes(first, Calls.ACCOUNT, "bridge");

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
        stored(
                of.session("late.comer@x.example", Calls.ACCOUNT, "ops", Calls.key(), "")
                        .named("GetObject"));
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
        stored(
                of.session("sam.twin", Calls.ACCOUNT, "ops", Calls.key(), "sam.twin")
                        .named("GetObject"));

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
        stored(
                of.session("noor.aziz", Calls.ACCOUNT, "ops", Calls.key(), "maria")
                        .named("GetObject"));

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
        String key = Calls.key();

        // When
        stored(
                of.user("noor.aziz").assumes(key, Calls.ACCOUNT, "ops"),
                of.session("s", Calls.ACCOUNT, "ops", key, "maria").named("PutObject"));

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
        List<String> names =
                List.of("maria", "noor.aziz", "sam.twin", "i-0abc", "noor", "mk", "", "");
        List<String> roles = List.of("ops", "bridge", Calls.CENTER_ROLE);
        List<String> keys = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String used = keys.isEmpty() ? Calls.key() : keys.get(random.nextInt(keys.size()));
            Calls.Caller caller = caller(random, used, names, roles);
            String shared = "shared-" + UUID.randomUUID();
            String key = Calls.key();
            switch (random.nextInt(4)) {
                case 0 -> records.add(caller.named("GetObject"));
                case 1 -> {
                    keys.add(key);
                    records.add(caller.named("AssumeRole", shared));
                    records.add(of.account().assumes(key, Calls.OTHER, one(roles, random), shared));
                }
                default -> {
                    keys.add(key);
                    records.add(caller.assumes(key, Calls.ACCOUNT, one(roles, random)));
                }
            }
        }
        return records;
    }

    private Calls.Caller caller(Random random, String key, List<String> names, List<String> roles) {
        return switch (random.nextInt(8)) {
            case 0 -> of.user("maria.keller");
            case 1 -> of.user("noor.aziz");
            case 2 -> of.vouchedFor(random.nextBoolean() ? "noor.aziz@x.example" : "sam.twin");
            default -> {
                Calls.Caller caller =
                        of.session(
                                one(names, random),
                                random.nextBoolean() ? Calls.ACCOUNT : Calls.OTHER,
                                one(roles, random),
                                key,
                                random.nextInt(3) == 0 ? one(names, random) : "");
                yield random.nextInt(6) == 0 ? caller.onBehalfOf("u-maria") : caller;
            }
        };
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

    private static String listed(String user) {
        return "{\"UserName\":\"%1$s\",\"UserId\":\"AIDA%2$d\",\"Arn\":\"arn:aws:iam::%3$s:user/%1$s\"}"
                .formatted(user, Math.abs(user.hashCode()), Calls.ACCOUNT);
    }

    /// Each file shows a later moment than the one before.
    private static String next() {
        return START.plus(FILES.incrementAndGet(), ChronoUnit.MINUTES).toString();
    }
}
