package dev.attest.collector.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose principals are whose, after one people file and another.
@QuarkusTest
@TestProfile(ClaimsApiTest.FreshService.class)
class ClaimsApiTest {

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final String HEADER = "person_id,email,name,status,start,principals\n";

    private static final String ALICE = "arn:aws:iam::920000000001:user/alice";
    private static final String BOB = "arn:aws:iam::920000000001:user/bob";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @BeforeEach
    void knowAliceAndBob() {
        Api.importInventory(
                "details.json",
                "{\"UserDetailList\":[{\"UserName\":\"alice\",\"Arn\":\"%s\"},{\"UserName\":\"bob\",\"Arn\":\"%s\"}]}"
                        .formatted(ALICE, BOB),
                "920000000001",
                "2026-10-01T08:00:00Z");
        people(HEADER + alice(ALICE) + bob(BOB));
    }

    @Test
    void shouldKeepThePrincipalsOfSomebodyWhoseLineWasRefused() {
        // When
        String snapshot =
                people(HEADER + alice(ALICE).replace("2020-01-01", "yesterday") + bob(BOB));

        // Then
        assertThat(owner("alice")).isEqualTo("alice");
        assertThat(Told.untilSnapshot(broker, snapshot))
                .filteredOn(e -> e.path("principalId").asText().equals(ALICE))
                .last()
                .satisfies(e -> assertThat(e.path("personId").asText()).isEqualTo("alice"));
    }

    @Test
    void shouldKeepThePrincipalsOfWhoIsNoLongerListed() {
        // When
        String snapshot = people(HEADER + bob(BOB));

        // Then
        assertThat(owner("alice")).isEqualTo("alice");
        JsonNode told = lastTold(snapshot, "alice");
        assertThat(told.path("status").asText()).isEqualTo("LEFT");
        assertThat(told.at("/principals/0").asText()).isEqualTo(ALICE);
    }

    @Test
    void shouldTouchNoClaimWithoutTheColumn() {
        // When
        Api.importPeople(
                        "people.csv",
                        "person_id,email,name\nalice,alice@x.example,Alice\nbob,bob@x.example,Bob\n",
                        next())
                .statusCode(201)
                .body("snapshot.complete", equalTo(true))
                .body("warnings", hasItem(startsWith("there is no column principals")));

        // Then
        assertThat(owner("alice")).isEqualTo("alice");
        assertThat(owner("bob")).isEqualTo("bob");
    }

    @Test
    void shouldTakeAwayWhatAListedPersonNoLongerClaims() {
        // When
        people(HEADER + alice("") + bob(BOB));

        // Then
        assertThat(owner("alice")).isNull();
        assertThat(owner("bob")).isEqualTo("bob");
    }

    @Test
    void shouldTellWhoLostAPrincipalToSomebodyElse() {
        // When
        String snapshot =
                people(
                        HEADER
                                + alice(ALICE).replace("2020-01-01", "yesterday")
                                + bob(BOB + ";" + ALICE));

        // Then
        assertThat(owner("alice")).isEqualTo("bob");
        assertThat(lastTold(snapshot, "alice").path("principals")).isEmpty();
    }

    @Test
    void shouldFollowAUserToAnotherName() {
        // Given
        String account = "920000000002";
        inventory(account, 1, "carl=AIDA1");
        people(HEADER + person("carl", account, "carl"));

        // When
        String snapshot = inventory(account, 2, "charles=AIDA1");

        // Then
        assertThat(owner(account, "charles")).isEqualTo("carl");
        assertThat(lastTold(snapshot, "carl").at("/principals/0").asText())
                .isEqualTo(arn(account, "charles"));
        assertThat(Told.untilSnapshot(broker, snapshot))
                .filteredOn(e -> e.path("principalId").asText().equals(arn(account, "charles")))
                .last()
                .satisfies(e -> {
                    assertThat(e.path("uniqueId").asText()).isEqualTo("AIDA1");
                    assertThat(e.path("personId").asText()).isEqualTo("carl");
                });
        assertThat(Told.untilSnapshot(broker, snapshot))
                .filteredOn(e -> e.path("groupId").asText().contains(account))
                .last()
                .satisfies(e -> assertThat(e.path("uniqueId").asText()).isEqualTo("AGPA1"));
    }

    @Test
    void shouldFollowAUserWhenTheSameFileComesAgain() {
        // Given
        String account = "920000000003";
        String file = HEADER + person("carl", account, "carl");
        people(file);
        inventory(account, 1, "carl=AIDA1");
        inventory(account, 2, "charles=AIDA1");

        // When
        people(file);

        // Then
        assertThat(owner(account, "charles")).isEqualTo("carl");
        people(HEADER + person("carl", account, "somebody-else"));
        assertThat(owner(account, "charles")).isNull();
    }

    @Test
    void shouldFollowUsersWhoExchangeNames() {
        // Given
        String account = "920000000004";
        inventory(account, 1, "carl=AIDA1", "dana=AIDA2");
        people(HEADER + person("carl", account, "carl") + person("dana", account, "dana"));

        // When
        String snapshot = inventory(account, 2, "carl=AIDA2", "dana=AIDA1");

        // Then
        assertThat(owner(account, "carl")).isEqualTo("dana");
        assertThat(owner(account, "dana")).isEqualTo("carl");
        assertThat(lastTold(snapshot, "carl").at("/principals/0").asText())
                .isEqualTo(arn(account, "dana"));
    }

    /// Who was created anew under the name is who the file means from then on.
    @Test
    void shouldTakeANewUserOfTheNameForTheOneThatIsGone() {
        // Given
        String account = "920000000005";
        inventory(account, 1, "carl=AIDA1");
        people(HEADER + person("carl", account, "carl"));
        inventory(account, 2, "carl=AIDA2");
        assertThat(owner(account, "carl")).isEqualTo("carl");

        // When
        inventory(account, 3, "charles=AIDA2");

        // Then
        assertThat(owner(account, "charles")).isEqualTo("carl");
    }

    /// @param users `name=unique id`
    /// @return the snapshot
    private static String inventory(String account, int day, String... users) {
        String list =
                List.of(users).stream()
                        .map(user -> user.split("="))
                        .map(user ->
                                "{\"UserName\":\"%s\",\"UserId\":\"%s\",\"Arn\":\"%s\"}"
                                        .formatted(user[0], user[1], arn(account, user[0])))
                        .collect(java.util.stream.Collectors.joining(","));
        return Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[%s],"Policies":[],
                         "GroupDetailList":[{"GroupName":"ops","GroupId":"AGPA1","Arn":"arn:aws:iam::%s:group/ops"}],
                         "RoleDetailList":[{"RoleName":"r","RoleId":"AROA1","Arn":"arn:aws:iam::%s:role/r",
                           "AssumeRolePolicyDocument":{"Statement":[{"Effect":"Allow",
                             "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}}]}
                        """
                                .formatted(list, account, account),
                        account,
                        "2026-10-0%dT08:00:00Z".formatted(day))
                .statusCode(201)
                .body("snapshot.complete", equalTo(true))
                .extract()
                .path("snapshot.id");
    }

    private static String person(String id, String account, String user) {
        return "%1$s,%1$s@x.example,Name,active,2020-01-01,%2$s\n"
                .formatted(id, arn(account, user));
    }

    private static String arn(String account, String user) {
        return "arn:aws:iam::" + account + ":user/" + user;
    }

    private JsonNode lastTold(String snapshot, String person) {
        List<JsonNode> told =
                Told.untilSnapshot(broker, snapshot).stream()
                        .filter(e -> e.has("principals"))
                        .filter(e -> e.path("personId").asText().equals(person))
                        .toList();
        return told.getLast();
    }

    private static String people(String file) {
        return Api.importPeople("people.csv", file, next())
                .statusCode(201)
                .extract()
                .path("snapshot.id");
    }

    /// Each file shows a later moment than the one before.
    private static String next() {
        return START.plus(FILES.incrementAndGet(), ChronoUnit.MINUTES).toString();
    }

    private static String alice(String principals) {
        return "alice,alice@x.example,Alice,active,2020-01-01," + principals + "\n";
    }

    private static String bob(String principals) {
        return "bob,bob@x.example,Bob,active,2020-01-01," + principals + "\n";
    }

    private static @Nullable String owner(String name) {
        return owner("920000000001", name);
    }

    private static @Nullable String owner(String account, String name) {
        JsonPath found =
                Api.as("auditor")
                        .queryParam("account", account)
                        .queryParam("q", name)
                        .get("/api/v1/principals")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        return found.getString("items[0].personId");
    }
}
