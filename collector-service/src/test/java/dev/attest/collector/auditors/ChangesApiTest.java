package dev.attest.collector.auditors;

import static dev.attest.collector.auditors.Collecting.all;
import static dev.attest.collector.auditors.Collecting.collect;
import static dev.attest.collector.auditors.Collecting.population;
import static dev.attest.collector.auditors.Collecting.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubUser;
import dev.attest.collector.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditedAws.class)
class ChangesApiTest {

    @Test
    void shouldTellWhatCameChangedAndWentAndStillShowHowItWas() {
        // Given
        StubAccount account = AccountFixture.account("300000000011");
        AccountFixture.database(account, "orders", "tunde");
        AccountFixture.database(account, "legacy", "ines");
        collect(account.id(), "inventory.rds");
        List<Map<String, Object>> before = population(account.id(), null);
        String first = String.valueOf(reading(account.id(), "rds").get("observedAt"));
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode deletion =
                CallFixture.call(account.id(), "rds", "DeleteDBInstance", "d-" + now, now);
        deletion.putObject("requestParameters").put("dBInstanceIdentifier", "legacy");
        Api.importCloudtrail("deletion.json", CallFixture.file(deletion)).statusCode(201);

        // When
        var databases = account.things("rds/eu-central-1/DBInstances");
        databases.clear();
        AccountFixture.database(account, "orders", "maria");
        AccountFixture.database(account, "fresh", "maria");
        collect(account.id(), "inventory.rds");

        // Then
        List<Map<String, Object>> changes =
                all("/api/v1/inventory/changes", "account", account.id(), "from", first);
        assertThat(changes)
                .extracting(change -> change.get("change") + " " + change.get("name"))
                .containsExactlyInAnyOrder("ADDED fresh", "CHANGED orders", "REMOVED legacy");
        assertThat(changes)
                .filteredOn(change -> String.valueOf(change.get("events")).contains("d-" + now))
                .extracting(change -> change.get("name"))
                .containsExactly("legacy");
        assertThat(population(account.id(), first)).isEqualTo(before);
        assertThat(population(account.id(), null))
                .extracting(thing -> thing.get("name"))
                .containsExactly("fresh", "orders");
    }

    @Test
    void shouldNameTheEventThatMadeAChange() {
        // Given
        StubAccount account = AccountFixture.account("300000000012");
        AccountFixture.role(account, "worker");
        account.user(AccountFixture.user("dora"));
        collect(account.id(), "inventory.iam-authorization-details");
        String first =
                String.valueOf(
                        reading(account.id(), "iam-authorization-details").get("observedAt"));
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Api.importCloudtrail(
                        "change.json",
                        CallFixture.file(
                                deleted(account.id(), "dora", "e-" + now, now),
                                deleted(account.id(), "somebody", "o-" + now, now)))
                .statusCode(201);

        // When
        takePolicy(account);
        collect(account.id(), "inventory.iam-authorization-details");

        // Then
        List<Map<String, Object>> changes =
                all("/api/v1/inventory/changes", "account", account.id(), "from", first);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst())
                .containsEntry("change", "CHANGED")
                .containsEntry("name", "dora");
        assertThat(String.valueOf(changes.getFirst().get("events")))
                .contains("DeleteUserPolicy", "operator", "e-" + now)
                .doesNotContain("o-" + now);
        Api.as("compliance-officer")
                .queryParam("account", account.id())
                .queryParam("from", first)
                .get("/api/v1/inventory/changes")
                .then()
                .statusCode(200)
                .body("items[0].events", org.hamcrest.Matchers.nullValue());
    }

    private static void takePolicy(StubAccount account) {
        StubUser user = account.users().removeFirst();
        account.user(
                new StubUser(
                        user.name(),
                        user.console(),
                        user.mfa(),
                        user.keys(),
                        null,
                        user.created()));
    }

    private static ObjectNode deleted(String account, String user, String id, Instant time) {
        ObjectNode record = CallFixture.call(account, "iam", "DeleteUserPolicy", id, time);
        record.putObject("requestParameters").put("userName", user).put("policyName", "inline");
        return record;
    }
}
