package dev.attest.collector.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What the groups that a provisioning service tells of make of people's identities.
@QuarkusTest
@TestProfile(ScimGroupsOfPeopleTest.FreshService.class)
class ScimGroupsOfPeopleTest {

    /// A database of its own: an inventory is of all of an account.
    public static class FreshService extends RealService {}

    private static final AtomicInteger ACCOUNTS = new AtomicInteger(1);

    private final String account = "9600000000" + (10 + ACCOUNTS.getAndIncrement());

    @Test
    void shouldClassWhatIsAPersonsOwnByTheirGroups() {
        // Given
        inventory("ann.lee", "bo.ray");
        String ann = Scim.created("ann.lee@g.example");
        String bo = Scim.created("bo.ray@g.example");
        identity("ann.lee").body("items[0].class", equalTo("PERSON"));

        // When
        String group = Scim.group("IT Contractors", ann);

        // Then
        identity("ann.lee")
                .body("items[0].class", equalTo("EXTERNAL"))
                .body("items[0].classRule", equalTo("group-external"))
                .body("items[0].personId", equalTo(ann));
        identity("bo.ray").body("items[0].class", equalTo("PERSON"));
        Scim.patchGroup(
                        group,
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]},"
                                        .formatted(bo.toUpperCase(Locale.ROOT))
                                + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}"
                                        .formatted(ann))
                .statusCode(200);
        identity("ann.lee").body("items[0].class", equalTo("PERSON"));
        identity("bo.ray").body("items[0].class", equalTo("EXTERNAL"));
        Scim.patchGroup(group, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"IT\"}");
        identity("bo.ray").body("items[0].class", equalTo("PERSON"));
    }

    @Test
    void shouldKnowTheGroupsThatGroupsAreInAndForgetThoseThatGo() {
        // Given
        inventory("cy.fox");
        String cy = Scim.created("cy.fox@g.example");
        String inner = Scim.group("Red", cy);
        String outer = Scim.group("External Staff", inner);
        Scim.patchGroup(
                inner,
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + outer + "\"}]}");

        // When
        ValidatableResponse within = Scim.groups(cy);

        // Then
        within.statusCode(200).body("items.name", contains("External Staff", "Red"));
        identity("cy.fox").body("items[0].class", equalTo("EXTERNAL"));
        Scim.provisioner().delete("/scim/v2/Groups/" + outer).then().statusCode(204);
        Scim.groups(cy).body("items.name", contains("Red"));
        identity("cy.fox").body("items[0].class", equalTo("PERSON"));
    }

    @Test
    void shouldMakeAProgramOfWhatTheDirectoryKeepsAmongAccountsOfPrograms() {
        // Given
        inventory("etl.runner");
        String account = Scim.created("etl.runner@g.example");

        // When
        Scim.group("Service Accounts", account);

        // Then
        identity("etl.runner")
                .body("items[0].class", equalTo("MACHINE"))
                .body("items[0].personId", nullValue())
                .body("items[0].ownerId", nullValue());
    }

    @Test
    void shouldHoldTheManagerOfAnAccountToAnswerForItUntilTheyLeave() {
        // Given
        inventory("emergency.one");
        String boss = Scim.created("gil.roe@g.example");
        String account =
                Scim.created(
                        "emergency.one@g.example",
                        "\"" + Scim.ENTERPRISE + "\":{\"manager\":{\"value\":\"" + boss + "\"}}");

        // When
        Scim.group("Break-Glass Accounts", account);

        // Then
        identity("emergency.one")
                .body("items[0].class", equalTo("BREAK_GLASS"))
                .body("items[0].personId", nullValue())
                .body("items[0].ownerId", equalTo(boss))
                .body("items[0].ownerVia", equalTo("manager"));
        Scim.patch(boss, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}")
                .statusCode(200);
        identity("emergency.one").body("items[0].ownerId", nullValue());
    }

    @Test
    void shouldHoldAManagerWhoIsBackToAnswerAgain() {
        // Given
        inventory("emergency.two", "hal.gone");
        String boss = Scim.created("ida.roe@g.example");
        String manager = "\"" + Scim.ENTERPRISE + "\":{\"manager\":{\"value\":\"" + boss + "\"}}";
        Scim.group("Break-Glass Accounts", Scim.created("emergency.two@g.example", manager));
        active(Scim.created("hal.gone@g.example", manager), false);
        identity("emergency.two").body("items[0].ownerId", equalTo(boss));
        identity("hal.gone").body("items[0].ownerId", equalTo(boss));
        active(boss, false);
        identity("emergency.two").body("items[0].ownerId", nullValue());
        identity("hal.gone").body("items[0].ownerId", nullValue());

        // When
        active(boss, true);

        // Then
        identity("emergency.two")
                .body("items[0].ownerId", equalTo(boss))
                .body("items[0].ownerVia", equalTo("manager"));
        identity("hal.gone")
                .body("items[0].ownerId", equalTo(boss))
                .body("items[0].ownerVia", equalTo("manager"));
    }

    @Test
    void shouldTakeWhoHasLeftForALeaverWhateverTheGroup() {
        // Given
        inventory("di.may");
        String di = Scim.created("di.may@g.example");
        Scim.group("Contractors", di);

        // When
        Scim.patch(di, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}").statusCode(200);

        // Then
        identity("di.may").body("items[0].class", equalTo("LEAVER"));
    }

    @Test
    void shouldShowGroupsOnlyOfWhomACallerMaySee() {
        // Given
        String boss = Scim.created("boss@g.example");
        String ed =
                Scim.created(
                        "ed.day@g.example",
                        "\"" + Scim.ENTERPRISE + "\":{\"manager\":{\"value\":\"" + boss + "\"}}");
        Scim.group("Red", ed);

        // When
        String path = "/api/v1/people/" + ed + "/groups";
        var asBoss = RestAssured.given().auth().oauth2(TestTokens.of("manager", "boss@g.example"));
        var asReport =
                RestAssured.given().auth().oauth2(TestTokens.of("manager", "ed.day@g.example"));

        // Then
        asBoss.get(path).then().statusCode(200).body("items.name", contains("Red"));
        asReport.get(path).then().statusCode(404);
        Scim.groups(boss).body("items", empty());
        Scim.groups("nobody").statusCode(404);
    }

    @Test
    void shouldListManyGroupsInPages() {
        // Given
        String fay = Scim.created("fay@g.example");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add("Team " + i);
            Scim.group("Team " + i, fay);
        }

        // When
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.as("auditor").queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/api/v1/people/" + fay + "/groups").then().extract();
            found.addAll(page.path("items.name"));
            cursor = page.path("next");
        } while (cursor != null);

        // Then
        assertThat(found).isEqualTo(names);
    }

    private static void active(String person, boolean now) {
        Scim.patch(person, "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + now + "}")
                .statusCode(200);
    }

    private ValidatableResponse identity(String name) {
        return Api.as("auditor")
                .queryParam("account", account)
                .queryParam("q", name)
                .get("/api/v1/identities")
                .then()
                .statusCode(200);
    }

    private void inventory(String... users) {
        List<String> listed = new ArrayList<>();
        for (String user : users) {
            listed.add(
                    "{\"UserName\":\"%1$s\",\"UserId\":\"AIDA%2$d\",\"Arn\":\"arn:aws:iam::%3$s:user/%1$s\"}"
                            .formatted(user, Math.abs(user.hashCode()), account));
        }
        Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[%s],"Policies":[],"GroupDetailList":[],"RoleDetailList":[]}
                        """
                                .formatted(String.join(",", listed)),
                        account,
                        "2026-10-05T08:00:00Z")
                .statusCode(201);
    }
}
