package dev.attest.collector.inventory;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes while somebody else changes inventory or people, and takes long.
@QuarkusTest
@TestProfile(InventoryBusyTest.Impatient.class)
class InventoryBusyTest {

    private static final String PEOPLE =
            "person_id,email,name\nbusy-1,busy.one@meridian.example,Busy One\n";

    @Inject Pool pool;

    private SqlConnection other;
    private Transaction held;

    /// The service on a database of its own, where nobody waits for long.
    public static class Impatient extends RealService {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("attest.imports.lock-patience", "10ms");
            return config;
        }
    }

    @BeforeEach
    void lock() {
        other = pool.getConnectionAndAwait();
        held = other.beginAndAwait();
        new Linking(other).lock();
    }

    @AfterEach
    void letGo() {
        held.rollback().onFailure().recoverWithNull().await().indefinitely();
        other.closeAndAwait();
    }

    @Test
    void shouldAskWhoImportsPeopleToComeBack() {
        // When
        ValidatableResponse during = Api.importPeople("people.csv", PEOPLE, null);
        held.rollbackAndAwait();

        // Then
        during.statusCode(503)
                .header("Retry-After", equalTo("10"))
                .contentType("application/problem+json")
                .body("code", equalTo("inventory-busy"));
        await().untilAsserted(() -> Api.importPeople("people.csv", PEOPLE, null).statusCode(201));
    }

    @Test
    void shouldAskWhoProvisionsToComeBack() {
        // When
        ValidatableResponse answer =
                Api.as("scim-provisioner")
                        .contentType("application/scim+json")
                        .body(
                                "{\"userName\":\"busy.two@meridian.example\"}"
                                        .getBytes(StandardCharsets.UTF_8))
                        .post("/scim/v2/Users")
                        .then();

        // Then
        answer.statusCode(503)
                .header("Retry-After", equalTo("10"))
                .contentType("application/scim+json")
                .body("schemas[0]", equalTo("urn:ietf:params:scim:api:messages:2.0:Error"))
                .body("status", equalTo("503"));
    }
}
