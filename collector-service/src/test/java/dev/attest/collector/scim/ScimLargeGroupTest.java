package dev.attest.collector.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.people.JudgeWaiting;
import dev.attest.collector.people.JudgedByHand;
import dev.attest.collector.people.WaitingPeople;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A group of as many people as one transaction judges, and of one more.
@QuarkusTest
@TestProfile(JudgedByHand.class)
class ScimLargeGroupTest {

    private static final String ACCOUNT = "970000000001";

    @Inject Transactions transactions;
    @Inject JudgeWaiting judging;

    @Test
    void shouldJudgeAGroupOfManyAfterItsChangeIsStored() {
        // Given
        inventory("first.one");
        List<String> people = new ArrayList<>(List.of(Scim.created("first.one@l.example")));
        people.addAll(others(WaitingPeople.AT_ONCE - 1));
        String group = Scim.group("Contractors", people.toArray(String[]::new));
        identity("first.one").body("items[0].class", equalTo("EXTERNAL"));
        long waitedBefore = waiting();

        // When
        Scim.patchGroup(
                        group,
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                                .formatted(others(1).getFirst()))
                .statusCode(200);
        rename(group, "Staff");

        // Then
        assertThat(waitedBefore).isZero();
        assertThat(waiting()).isEqualTo(WaitingPeople.AT_ONCE + 1);
        identity("first.one").body("items[0].class", equalTo("EXTERNAL"));
        judging.run();
        assertThat(waiting()).isZero();
        identity("first.one").body("items[0].class", equalTo("PERSON"));
    }

    /// People of whom nothing is known but that a provisioning service told of them.
    private List<String> others(int number) {
        List<String> told =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(number).toList();
        transactions.call(connection ->
                connection
                        .preparedQuery(
                                """
                                insert into person_record (source, record_id, person_id, external_ids, name,
                                  status, observed_at, retired)
                                select 'SCIM', x.id, x.id, '{}', x.id, 'ACTIVE', now(), false
                                from unnest($1::text[]) as x (id)
                                """)
                        .executeAndAwait(
                                Tuple.tuple().addArrayOfString(told.toArray(String[]::new))));
        return told;
    }

    private static void rename(String group, String name) {
        Scim.patchGroup(
                        group,
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"" + name + "\"}")
                .statusCode(200);
    }

    private long waiting() {
        return transactions.call(connection ->
                connection
                        .query("select count(*) from person_to_judge")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0));
    }

    private static ValidatableResponse identity(String name) {
        return Api.as("auditor")
                .queryParam("account", ACCOUNT)
                .queryParam("q", name)
                .get("/api/v1/identities")
                .then()
                .statusCode(200);
    }

    private static void inventory(String user) {
        Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[{"UserName":"%1$s","UserId":"AIDAFIRST","Arn":"arn:aws:iam::%2$s:user/%1$s"}],
                         "Policies":[],"GroupDetailList":[],"RoleDetailList":[]}
                        """
                                .formatted(user, ACCOUNT),
                        ACCOUNT,
                        "2026-10-05T08:00:00Z")
                .statusCode(201);
    }
}
