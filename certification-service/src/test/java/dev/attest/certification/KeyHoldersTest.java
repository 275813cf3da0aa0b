package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.inventory.Inventory;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.PrincipalObserved;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever holds a key is found by the key, not by what looks like it.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class KeyHoldersTest {
    private static final Instant AT = CompanyFixture.OBSERVED;

    @Inject World world;
    @Inject Inventory inventory;

    @BeforeEach
    void company() {
        world.smallCompany();
        world.tell(holder("carol", AT, "AKIA1", "AKIA2"));
        world.tell(CompanyFixture.user("AKIA3", null, AT));
    }

    @Test
    void shouldFindWhoHoldsAKey() {
        assertThat(holdersOf(CompanyFixture.ACCOUNT, "AKIA2", "AKIA9")).containsExactly("carol");
        assertThat(holdersOf("999999999999", "AKIA2")).isEmpty();
    }

    @Test
    void shouldFindNobodyWhoHeldIt() {
        // When
        world.tell(holder("carol", AT.plusSeconds(1), "AKIA1"));
        // Then
        assertThat(holdersOf(CompanyFixture.ACCOUNT, "AKIA2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA_", "%", "AKIA3", "IAM_USER"})
    void shouldNotFindWhatIsNoKey(String id) {
        assertThat(holdersOf(CompanyFixture.ACCOUNT, id)).isEmpty();
    }

    private List<String> holdersOf(String account, String... keys) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        inventory.holdersOf(List.of(keys), List.of(account)).stream()
                                .map(PrincipalObserved::name)
                                .toList());
    }

    private static PrincipalObserved holder(String name, Instant at, String... keys) {
        var held =
                List.of(keys).stream()
                        .map(id -> new AccessKey(0, id, true, AT, null, true))
                        .toArray(AccessKey[]::new);
        return CompanyFixture.user(name, null, at, CompanyFixture.credentials(held), List.of());
    }
}
