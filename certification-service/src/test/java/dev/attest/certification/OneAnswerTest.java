package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a change answers is read in the transaction that made it: between two of them somebody else
/// could change the package, and the version in the answer would cover what the caller never saw.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class OneAnswerTest {
    @Inject World world;
    @Inject TransactionSynchronizationRegistry transactions;

    private UUID maria;
    private String item;

    @BeforeEach
    void campaign() {
        world.smallCompany();
        Api.start();
        maria = Api.packageOf("maria");
        item = Api.items("maria", maria).getFirst();
    }

    @Test
    void shouldAnswerADecisionInItsTransaction() {
        // Given
        var etag = Api.etag("maria", maria);
        // When
        var seen =
                transactionsOf(() ->
                        Api.as("maria")
                                .header("If-Match", etag)
                                .body(
                                        Map.of(
                                                "decisions",
                                                List.of(Api.decision(item, "REVOKE", null))))
                                .post("/api/v1/packages/" + maria + "/decisions"));
        // Then
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldAnswerAWithdrawalInItsTransaction() {
        // Given
        Api.decideAll("maria", maria, "REVOKE");
        var etag = Api.etag("maria", maria);
        // When
        var seen =
                transactionsOf(() ->
                        Api.as("maria")
                                .header("If-Match", etag)
                                .delete("/api/v1/packages/" + maria + "/decisions/" + item));
        // Then
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldAnswerASignatureInItsTransaction() {
        // Given
        Api.decideAll("maria", maria, "REVOKE");
        var etag = Api.etag("maria", maria);
        // When
        var seen = transactionsOf(() -> Api.sign(Api.as("maria"), maria, etag));
        // Then
        assertThat(seen).hasSize(1);
    }

    /// The transactions in which the service asked for the time while it dealt with a request. It
    /// does when it changes a package and when it shows one.
    private Set<Object> transactionsOf(Supplier<Response> request) {
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        var watch =
                TestClock.watch(() -> {
                    var key = transactions.getTransactionKey();
                    if (key != null) {
                        seen.add(key);
                    }
                });
        try (watch) {
            assertThat(request.get().statusCode()).isEqualTo(200);
        }
        return seen;
    }
}
