package dev.attest.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class QuarantineResourceTest {

    private static final String MESSAGES = "/api/v1/quarantined-messages";
    private static final Map<String, String> HEADERS =
            Map.of(
                    "ce_id", new UUID(0x0199_d3b0_0000_7000L, 7).toString(),
                    "ce_type", "dev.attest.AccountObserved.v1",
                    "ce_source", "/tests",
                    "ce_time", "2026-03-01T10:00:00Z");

    @Inject Quarantine quarantine;
    @Inject Store store;

    @BeforeEach
    void clear() {
        store.clear();
    }

    @Test
    void shouldListWhatWaitsPageByPage() {
        // Given
        keep(1, "{}".getBytes(StandardCharsets.UTF_8), HEADERS);
        keep(2, new byte[0], Map.of());

        // When
        String next =
                as("auditor")
                        .queryParam("limit", 1)
                        .get(MESSAGES)
                        .then()
                        .statusCode(200)
                        .body("items.offset", contains(1))
                        .body("items[0].reason", equalTo("cannot be read"))
                        .body("next", notNullValue())
                        .extract()
                        .path("next");

        // Then
        as("auditor")
                .queryParam("cursor", next)
                .get(MESSAGES)
                .then()
                .body("items.offset", contains(2))
                .body("next", nullValue());
    }

    @Test
    void shouldPublishOnceMoreWhatIsReplayed() {
        // Given
        keep(1, "{}".getBytes(StandardCharsets.UTF_8), HEADERS);
        long id = waiting();

        // When
        replay(id).then().statusCode(204);

        // Then
        assertThat(store.count("outbox")).isEqualTo(1);
        as("admin").get(MESSAGES).then().body("items.size()", equalTo(0));
        replay(id).then().statusCode(404);
    }

    @Test
    void shouldKeepWhatIsNoEvent() {
        // Given
        keep(1, new byte[] {(byte) 0xff, 0}, HEADERS);

        // When
        replay(waiting()).then().statusCode(409).body("code", equalTo("not-an-event"));

        // Then
        assertThat(store.count("outbox")).isZero();
        assertThat(quarantine.count()).isEqualTo(1);
    }

    @Test
    void shouldKeepWhatOthersMayHaveForgotten() {
        // Given
        keep(1, "{}".getBytes(StandardCharsets.UTF_8), HEADERS);
        store.age("inbox_quarantine", "quarantined_at", "P61D");

        // When
        replay(waiting()).then().statusCode(409).body("code", equalTo("too-old"));

        // Then
        assertThat(store.count("outbox")).isZero();
    }

    @Test
    void shouldLetOnlyAnAdministratorReplay() {
        // Given
        keep(1, "{}".getBytes(StandardCharsets.UTF_8), HEADERS);

        // Then
        as("manager").get(MESSAGES).then().statusCode(403);
        as("auditor").post(MESSAGES + "/" + waiting() + "/replay").then().statusCode(403);
        given().get(MESSAGES).then().statusCode(401);
    }

    private long waiting() {
        return quarantine.list(0, 1).getFirst().id();
    }

    private static io.restassured.response.Response replay(long id) {
        return as("admin").post(MESSAGES + "/" + id + "/replay");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role + "@example.com"));
    }

    private void keep(long offset, byte[] payload, Map<String, String> headers) {
        var delivery =
                new Delivery("attest.inventory", 0, offset, "111122223333", headers, payload);
        quarantine.keep("tests", delivery, "cannot be read");
    }
}
