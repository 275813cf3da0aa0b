package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.attest.certification.signals.Signals;
import dev.attest.events.risk.RiskContribution;
import dev.attest.events.risk.RiskLevel;
import dev.attest.events.risk.UserRiskAssessed;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A package read in parts: narrowed, page by page, with the figures of the whole.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class PackagePagesTest {
    @Inject World world;
    @Inject Signals signals;

    private UUID maria;

    @BeforeEach
    void company() {
        world.smallCompany();
        var at = CompanyFixture.OBSERVED;
        world.tell(CompanyFixture.person("ada", "maria"));
        world.tell(CompanyFixture.user("ada", "ada", at, CompanyFixture.READ));
        world.tell(
                CompanyFixture.user("ben-2", "ben", at, CompanyFixture.ADMIN, CompanyFixture.READ));
        Api.start();
        maria = Api.packageOf("maria");
    }

    @Test
    void shouldNarrowItemsByEachOfTheirSides() {
        // Given
        var all = items("");
        var one = id(items("?subject=ben").getFirst());
        Api.decide("maria", maria, "REVOKE", "not needed", one).then().statusCode(200);
        // Then
        assertThat(items("?outcome=REVOKE"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(id(item)).isEqualTo(one);
                });
        assertThat(items("?outcome=KEEP")).isEmpty();
        assertThat(items("?undecided=true")).hasSize(all.size() - 1);
        assertThat(items("?subject=ben")).hasSize(3);
        assertThat(items("?subject=ben&undecided=true")).hasSize(2);
        assertThat(items("?subject=be")).isEmpty();
        assertThat(items("?item=" + one + "&item=" + id(all.getLast())))
                .extracting(PackagePagesTest::id)
                .containsExactly(one, id(all.getLast()));
        for (var verdict : List.of("KEEP", "REVOKE", "LOOK_CLOSER")) {
            assertThat(items("?recommendation=" + verdict))
                    .extracting(PackagePagesTest::id)
                    .containsExactlyElementsOf(
                            all.stream()
                                    .filter(item -> verdict.equals(item.get("recommendation")))
                                    .map(PackagePagesTest::id)
                                    .toList());
        }
    }

    @Test
    void shouldFindTextWhereverALineShowsIt() {
        assertThat(items("?q=NAME OF ADA")).hasSize(1);
        assertThat(items("?q=ben-2")).hasSize(2);
        assertThat(items("?q=payments-PROD")).hasSize(4);
        assertThat(items("?q=" + CompanyFixture.ACCOUNT)).hasSize(4);
        assertThat(items("?q=readonlyaccess")).hasSize(2);
        assertThat(items("?q=100%25")).isEmpty();
    }

    @Test
    void shouldCountTheWholeSubjectOnEveryPage() {
        // Given
        var bens = items("?subject=ben");
        var keepable = bens.stream().filter(item -> "KEEP".equals(item.get("recommendation")));
        var first = bens.getFirst();
        int left = (int) keepable.filter(item -> item != first).count();
        // When
        var answer = Api.decide("maria", maria, "REVOKE", "not needed", id(first));
        // Then
        answer.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].subject.progress.items", equalTo(3))
                .body("items[0].subject.progress.undecided", equalTo(2))
                .body("items[0].subject.progress.keepable", equalTo(left));
        assertThat(
                        JsonPath.from(page("?subject=ben&limit=1"))
                                .getInt("items[0].subject.progress.items"))
                .isEqualTo(3);
    }

    @Test
    void shouldSumUpThePackage() {
        // Given
        var all = items("");
        var kept = all.stream().filter(item -> "REVOKE".equals(item.get("recommendation")));
        var against = id(kept.findFirst().orElseThrow());
        Api.decide("maria", maria, "KEEP", "on call", against).then().statusCode(200);
        // Then
        var summary = Api.as("maria").get("/api/v1/packages/" + maria + "/summary").then();
        summary.statusCode(200)
                .body("people", equalTo(2))
                .body("principals", equalTo(0))
                .body("against", equalTo(1));
        for (var side :
                Map.of("keep", "KEEP", "revoke", "REVOKE", "lookCloser", "LOOK_CLOSER")
                        .entrySet()) {
            summary.body(
                    "recommended." + side.getKey(),
                    equalTo(
                            (int)
                                    all.stream()
                                            .filter(item ->
                                                    side.getValue()
                                                            .equals(item.get("recommendation")))
                                            .count()));
        }
        Api.as("ben").get("/api/v1/packages/" + maria + "/summary").then().statusCode(404);
    }

    @Test
    void shouldKeepTheOrderOfAPackageFromPageToPage() {
        // Given
        var cursor = "";
        var read = new ArrayList<String>();
        // When
        do {
            var page = JsonPath.from(page("?limit=1" + cursor));
            read.add(page.getString("items[0].id"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        // Then
        assertThat(read)
                .containsExactlyElementsOf(items("").stream().map(PackagePagesTest::id).toList());
        assertThat(items("?subject=ben"))
                .extracting(item -> item.get("recommendation"))
                .isSortedAccordingTo((a, b) -> urgency(a) - urgency(b));
    }

    /// Unknown risk may be any, so it comes before what is known to be low or high.
    @Test
    void shouldPutUnknownAndHighRiskFirst() {
        // Given
        world.smallCompany();
        for (var person : List.of("ada", "cy", "di")) {
            world.tell(CompanyFixture.person(person, "maria"));
            world.tell(
                    CompanyFixture.user(
                            person, person, CompanyFixture.OBSERVED, CompanyFixture.READ));
        }
        risk("ben", 12, RiskLevel.LOW);
        risk("cy", 91, RiskLevel.CRITICAL);
        risk("di", 40, RiskLevel.MEDIUM);
        // When
        Api.start();
        maria = Api.packageOf("maria");
        // Then
        assertThat(items(""))
                .extracting(item -> subject(item))
                .containsExactly("ada", "cy", "di", "ben");
    }

    private static String subject(Map<String, Object> item) {
        var subject = (Map<?, ?>) Objects.requireNonNull(item.get("subject"));
        return String.valueOf(subject.get("id"));
    }

    private void risk(String person, int score, RiskLevel level) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        signals.keep(
                                new UserRiskAssessed(
                                        person,
                                        person,
                                        "Name of " + person,
                                        List.of(),
                                        score,
                                        score,
                                        level,
                                        List.of(
                                                new RiskContribution(
                                                        "test", score, true, "Told by a test.")),
                                        "1",
                                        null,
                                        TestClock.START)));
    }

    @Test
    void shouldListPackagesInSeveralStates() {
        // Given
        Api.decideAll("maria", maria, "REVOKE");
        // Then
        listed("OPEN").body("items", hasSize(0));
        listed("OPEN&state=DECIDED").body("items.id", contains(maria.toString()));
        listed("SIGNED&state=EXPIRED").body("items", hasSize(0));
    }

    private static io.restassured.response.ValidatableResponse listed(String states) {
        return Api.as("maria").get("/api/v1/packages?mine=true&state=" + states).then();
    }

    private static int urgency(Object recommendation) {
        return List.of("REVOKE", "LOOK_CLOSER", "KEEP").indexOf(recommendation);
    }

    private static String id(Map<String, Object> item) {
        return String.valueOf(item.get("id"));
    }

    private List<Map<String, Object>> items(String query) {
        return JsonPath.from(page(query)).getList("items");
    }

    private String page(String query) {
        return Api.as("maria")
                .urlEncodingEnabled(false)
                .get("/api/v1/packages/" + maria + "/items" + query.replace(" ", "%20"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
