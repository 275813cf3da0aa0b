package dev.attest.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rest.RolePermissions;
import dev.attest.testsupport.OpenApiContract;
import dev.attest.testsupport.RoleWalk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class ApiContractTest {

    @TestHTTPResource URI service;

    @Test
    void shouldLetInWhomEachOperationDeclares() {
        assertThat(new RoleWalk(service, RolePermissions.matrix()).findings()).isEmpty();
    }

    @Test
    void shouldSayWhatTheCommittedDocumentSays() {
        assertThat(OpenApiContract.differences(service, "collector")).isEmpty();
    }
}
