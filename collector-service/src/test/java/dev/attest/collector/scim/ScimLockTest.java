package dev.attest.collector.scim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.RealService;
import dev.attest.collector.inventory.InventoryBusyException;
import dev.attest.collector.inventory.Linking;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What provisioning does while somebody else changes inventory or people.
@QuarkusTest
@TestProfile(RealService.class)
class ScimLockTest {

    @Inject Pool pool;
    @Inject Transactions transactions;

    private SqlConnection other;
    private Transaction held;

    @BeforeEach
    void connect() {
        other = pool.getConnectionAndAwait();
        held = other.beginAndAwait();
    }

    @AfterEach
    void letGo() {
        held.rollback().onFailure().recoverWithNull().await().indefinitely();
        other.closeAndAwait();
    }

    private void lock() {
        new Linking(other).lock();
    }

    @Test
    void shouldNotWaitForLong() {
        // Given
        lock();

        // Then
        assertThatThrownBy(() ->
                        transactions.run(
                                connection -> new Linking(connection).lock(Duration.ofMillis(1))))
                .isInstanceOf(InventoryBusyException.class);
    }

    @Test
    void shouldWorkOutAChangeBeforeItLocks() {
        // Given
        String group = Scim.group("before the lock", "u-1");
        lock();

        // When
        ValidatableResponse senseless =
                Scim.patchGroup(group, "{\"op\":\"replace\",\"path\":\"members[\",\"value\":1}");
        ValidatableResponse nothing =
                Scim.patchGroup(
                        group,
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u-1\"}]}");

        // Then
        senseless.statusCode(400).body("scimType", equalTo("invalidPath"));
        nothing.statusCode(200).header("ETag", equalTo("W/\"1\""));
    }

    @Test
    void shouldWorkOutAChangeAgainWhenAnotherCameFirst() {
        // Given
        String group = Scim.group("another came first", "u-1");
        lock();
        CompletableFuture<ValidatableResponse> patch =
                CompletableFuture.supplyAsync(() ->
                        Scim.patchGroup(
                                group,
                                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u-2\"}]}"));
        await().until(this::somebodyWaits);

        // When
        other.preparedQuery(
                        "update scim_resource set version = version + 1,"
                                + " resource = replace(resource, 'u-1', 'u-9') where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(group)));
        held.commitAndAwait();

        // Then
        joined(patch)
                .statusCode(200)
                .header("ETag", equalTo("W/\"3\""))
                .body("members.value", contains("u-9", "u-2"));
    }

    private static ValidatableResponse joined(CompletableFuture<ValidatableResponse> patch) {
        try {
            return patch.join();
        } catch (CompletionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private boolean somebodyWaits() {
        return other.query("select from pg_locks where locktype = 'advisory' and not granted")
                        .executeAndAwait()
                        .size()
                > 0;
    }
}
