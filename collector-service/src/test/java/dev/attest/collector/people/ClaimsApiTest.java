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
        JsonPath found =
                Api.as("auditor")
                        .queryParam("account", "920000000001")
                        .queryParam("q", name)
                        .get("/api/v1/principals")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        return found.getString("items[0].personId");
    }
}
