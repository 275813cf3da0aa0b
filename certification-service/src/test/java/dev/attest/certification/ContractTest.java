package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rest.RolePermissions;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.OpenApiContract;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.RoleWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class ContractTest {
    @TestHTTPResource("/")
    URI service;

    @Test
    void shouldLetInWhoMayAndNobodyElse() {
        assertThat(new RoleWalk(service, RolePermissions.matrix()).findings()).isEmpty();
    }

    @Test
    void shouldServeTheCommittedDocument() {
        assertThat(OpenApiContract.differences(service, "certification")).isEmpty();
    }
}
